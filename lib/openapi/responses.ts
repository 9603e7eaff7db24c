import { FAULTS, type FaultCode } from '@/lib/http/fault-codes';
import type { Operation } from '@/lib/http/operation';
import { faultsOf } from './faults';
import type { Components, JsonSchema } from './schemas';

const text = { schema: { type: 'string' } };

export const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'RFC 9457. Decide by `code`; show `detail`; give `requestId` to support.',
  properties: {
    type: { type: 'string', description: 'Where the code is explained' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(FAULTS) },
    detail: { type: 'string', description: 'What is wrong and what to do' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string', description: 'Dotted path; empty for the whole' },
          message: { type: 'string' },
          line: { type: 'integer', description: 'Of a text file; the header is line 1' },
        },
        required: ['field', 'message'],
      },
    },
    requestId: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'],
};

function problems(operation: Operation): JsonSchema {
  const byStatus = new Map<number, FaultCode[]>();
  for (const code of faultsOf(operation)) {
    const { status } = FAULTS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  const entries = [...byStatus].map(([status, codes]) => {
    const words = codes.map((code) => `\`${code}\`: ${FAULTS[code].title}`);
    return [String(status), { description: words.join('. '), content }];
  });
  return Object.fromEntries(entries);
}

function success(operation: Operation, components: Components): JsonSchema {
  const { answer, answerType = 'application/json', location } = operation;
  const headers: JsonSchema = { 'X-Request-Id': text, RateLimit: text, 'RateLimit-Policy': text };
  if (operation.fileType) {
    return { description: 'The file', headers, content: { [operation.fileType]: {} } };
  }
  if (!answer) return { description: 'Done', headers };
  if (operation.ifMatch || operation.params) headers.ETag = text;
  if (location) headers.Location = text;
  const schema = components.of(answer, 'output');
  return { description: 'Done', headers, content: { [answerType]: { schema } } };
}

export function responsesOf(operation: Operation, components: Components): JsonSchema {
  const { answer, fileType, status = 200 } = operation;
  const done = success(operation, components);
  const part = fileType && { 206: { ...done, description: 'A part of it, by `Range`' } };
  return { [(answer ?? fileType) ? status : 204]: done, ...part, ...problems(operation) };
}
