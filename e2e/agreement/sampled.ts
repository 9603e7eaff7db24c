import { z } from 'zod';
import type { Json, JsonObject } from '@/lib/objects/kind';

/** As much of JSON Schema as our contracts make. */
interface Schema {
  type?: string | string[];
  $ref?: string;
  $defs?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
  pattern?: string;
  enum?: Json[];
  const?: Json;
  example?: Json;
}

/** For strings whose contract gives no example. */
const WORDS = [
  ...['Text', '123', '4711', '12', '1', '*8', '+4930901820', '08:00', 'word', 'DE'],
  ...['2027-01-01T08:00:00.000Z', 'x'.repeat(20)],
];

/** Where in a body: `rules.0.act.to.number`. */
export type Path = readonly (string | number)[];

/**
 * Bodies that together have every field and every alternative of a contract at least once. Rules
 * across fields may refuse some of them.
 */
export function* sampledBodies(contract: z.ZodType): Generator<JsonObject> {
  const root = z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' }) as Schema;
  for (const value of variants(root, root.$defs ?? {})) yield value as JsonObject;
}

function* variants(schema: Schema, defs: Record<string, Schema>): Generator<Json> {
  const named = schema.$ref && defs[schema.$ref.replace('#/$defs/', '')];
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (named) yield* variants(named, defs);
  else if (alternatives) for (const one of alternatives) yield* variants(one, defs);
  else if (Array.isArray(schema.type)) {
    for (const type of schema.type) yield* variants({ ...schema, type }, defs);
  } else if (schema.type === 'object') yield* objects(schema.properties ?? {}, defs);
  else if (schema.type === 'array') yield* arrays(schema, defs);
  else if (schema.enum) yield* schema.enum;
  else yield leaf(schema);
}

/** Everything in its first form; then each field in each of its others. */
function* objects(
  properties: Record<string, Schema>,
  defs: Record<string, Schema>,
): Generator<JsonObject> {
  const all = Object.entries(properties).map(([name, schema]): [string, Json[]] => [
    name,
    [...variants(schema, defs)],
  ]);
  const first = Object.fromEntries(all.map(([name, [value = null]]) => [name, value]));
  yield first;
  for (const [name, [, ...others]] of all) {
    for (const value of others) yield { ...first, [name]: value };
  }
}

function* arrays({ items = {}, minItems = 1 }: Schema, defs: Record<string, Schema>) {
  for (const one of variants(items, defs)) yield Array<Json>(Math.max(1, minItems)).fill(one);
}

function leaf(schema: Schema): Json {
  const { type, minimum = 1, minLength = 0, pattern } = schema;
  if (schema.const !== undefined) return schema.const;
  if (type === 'integer' || type === 'number') return Math.max(1, minimum);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (schema.example !== undefined) return schema.example;
  const fits = new RegExp(pattern ?? '', 'u');
  return WORDS.find((word) => word.length >= minLength && fits.test(word)) ?? '';
}

/** Every place of a body where text stands. */
export function textPaths(body: Json, before: Path = []): Path[] {
  if (typeof body === 'string') return [before];
  if (body === null || typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([name, value]) =>
    textPaths(value as Json, [...before, Array.isArray(body) ? Number(name) : name]),
  );
}

/** A copy with another text in one place. */
export function withText(body: Json, [name, ...rest]: Path, text: string): Json {
  if (name === undefined) return text;
  if (Array.isArray(body)) {
    return body.map((value, index) => (index === name ? withText(value, rest, text) : value));
  }
  const object = body as JsonObject;
  return { ...object, [name]: withText(object[name] ?? null, rest, text) };
}
