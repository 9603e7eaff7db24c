import type { z } from 'zod';
import type { FieldError } from './fault';

type Issue = z.core.$ZodIssue;

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function plural(count: unknown, one: string): string {
  return `${String(count)} ${one}${Number(count) === 1 ? '' : 's'}`;
}

function size(issue: { origin: string }, bound: number | bigint): string {
  if (issue.origin === 'string') return plural(bound, 'character');
  if (issue.origin === 'array' || issue.origin === 'set') return plural(bound, 'item');
  return String(bound);
}

/** For zod's `error`: plain words where the contract gives none of its own. */
export function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Is required.' : `Must be ${article(issue.expected)}.`;
    case 'too_small':
      return `At least ${size(issue, issue.minimum)}.`;
    case 'too_big':
      return `At most ${size(issue, issue.maximum)}.`;
    case 'invalid_value':
      return `Must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'Must be a time such as 2026-11-23T14:05:00Z.'
        : undefined;
    case 'invalid_union':
      return 'Is none of the forms that are taken here.';
    default:
      return undefined;
  }
}

function article(expected: string): string {
  if (expected === 'int') return 'a whole number';
  if (expected === 'boolean') return 'true or false';
  return /^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function fieldsOf(issue: Issue): FieldError[] {
  if (issue.code !== 'unrecognized_keys') {
    return [{ field: nameOf(issue.path), message: issue.message }];
  }
  return issue.keys.slice(0, 20).map((key) => ({
    field: nameOf([...issue.path, key.slice(0, 100)]),
    message: 'There is no such field.',
  }));
}

/** Every complaint with the field it is about; `''` is the whole. At most 50. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap(fieldsOf).slice(0, 50);
}
