import type { z } from 'zod';
import { etagOf } from './etag';
import type { FileAnswer } from './file-answer';
import type { Operation } from './operation';

export type Answer<O extends Operation> = O['fileType'] extends string
  ? FileAnswer
  : O['answer'] extends z.ZodType
    ? z.input<O['answer']>
    : void;

function textOf(value: unknown, name: string): string {
  const holder: Record<string, unknown> = typeof value === 'object' && value ? { ...value } : {};
  return typeof holder[name] === 'string' ? holder[name] : '';
}

function versionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
  return typeof value.version === 'number' ? value.version : undefined;
}

export interface RawAnswer {
  status: number;
  body: string;
  headers: Record<string, string>;
}

/**
 * Checks the answer against the contract: a field too many may be a secret. Throws a plain error
 * then, for that is our defect.
 */
export function renderAnswer(operation: Operation, value: unknown): RawAnswer {
  const { answer, answerType, status = 200, location, path } = operation;
  if (!answer) return { status: 204, body: '', headers: {} };
  const checked = answer.safeParse(value);
  if (!checked.success) {
    const where = checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${operation.id}: the answer breaks the contract: ${where.join('; ')}`);
  }
  if (answerType) {
    const headers: Record<string, string> = { 'Content-Type': `${answerType}; charset=utf-8` };
    if (answerType === 'text/csv') {
      headers['Content-Disposition'] = `attachment; filename="${path.split('/').at(-1)}"`;
    }
    return { status, body: String(checked.data), headers };
  }
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  const version = versionOf(checked.data);
  if (version !== undefined) headers.ETag = etagOf(version);
  if (location) {
    headers.Location = location.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(textOf(checked.data, name)),
    );
  }
  return { status, body: JSON.stringify(checked.data), headers };
}
