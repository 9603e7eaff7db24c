import type { z } from 'zod';
import {
  parseJson,
  readBytes,
  readText,
  requireContentType,
  requireUploadType,
  BODY_BYTES_MAX,
} from './body';
import { fault, notFound } from './fault';
import type { Operation } from './operation';
import { fieldErrors, wordsOf } from './words';

function checked<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const result = schema.safeParse(given, { error: wordsOf });
  if (result.success) return result.data;
  const errors = fieldErrors(result.error);
  throw fault('invalid_input', { public: 'Some fields are not valid; see `errors`.', errors });
}

function pathPattern(path: string): RegExp {
  const source = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}/?$`);
}

/** From the address itself, so that a handler needs nothing of the framework. */
export function parseParams<O extends Operation>(operation: O, url: URL): Output<O, 'params'> {
  if (!operation.params) return undefined as Output<O, 'params'>;
  const raw = pathPattern(operation.path).exec(url.pathname)?.groups ?? {};
  try {
    const decoded = Object.entries(raw).map(([name, text]) => [name, decodeURIComponent(text)]);
    return operation.params.parse(Object.fromEntries(decoded)) as Output<O, 'params'>;
  } catch {
    // Not even the form of an id: so there is nothing with it.
    throw notFound('resource');
  }
}

export function parseQuery<O extends Operation>(operation: O, url: URL): Output<O, 'query'> {
  const given: Record<string, string> = Object.create(null);
  for (const [name, value] of url.searchParams) {
    if (name in given) {
      throw fault('invalid_input', { public: 'Is given twice.', field: name.slice(0, 100) });
    }
    given[name] = value;
  }
  const schema = operation.query;
  if (schema) return checked(schema, { ...given }) as Output<O, 'query'>;
  const [unknown] = Object.keys(given);
  if (unknown !== undefined) {
    throw fault('invalid_input', {
      public: 'There is no such parameter.',
      field: unknown.slice(0, 100),
    });
  }
  return undefined as Output<O, 'query'>;
}

/** The text as it came, for the idempotency key, and what it says. */
export async function readBody<O extends Operation>(
  operation: O,
  request: Request,
): Promise<{ text: string; body: Output<O, 'body'> }> {
  if (!operation.body) return { text: '', body: undefined as Output<O, 'body'> };
  const text = await readText(request, operation.bodyBytesMax ?? BODY_BYTES_MAX);
  if (text !== '') requireContentType(request, operation.bodyType ?? 'application/json');
  const isText = operation.bodyType !== undefined;
  const given = isText ? text : text === '' ? {} : parseJson(text);
  return { text, body: checked(operation.body, given) as Output<O, 'body'> };
}

/** The bytes of an upload, unread by anybody yet. */
export async function readUpload<O extends Operation>(
  { uploadTypes, bodyBytesMax = BODY_BYTES_MAX }: O,
  request: Request,
): Promise<Uint8Array | undefined> {
  if (!uploadTypes) return undefined;
  requireUploadType(request, uploadTypes);
  return readBytes(request, bodyBytesMax);
}

/** What a handler gets of a part of the contract. */
export type Output<
  O extends Operation,
  Part extends 'params' | 'query' | 'body',
> = O[Part] extends z.ZodType ? z.output<O[Part]> : undefined;
