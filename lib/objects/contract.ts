import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import {
  flagQuery,
  idParam,
  instant,
  page,
  pageQuery,
  requiredText,
  text,
  version,
} from '@/lib/shared/fields';
import { ID_PREFIX } from '@/lib/shared/ids';
import { syncState, type SyncState } from '@/lib/sync/contract';
import { permissionOf, type ObjectKind } from './kind';

/** What every object has; the kind's own fields stand beside them. */
export interface PbxObject {
  id: string;
  name: string;
  number?: string | null;
  enabled: boolean;
  version: number;
  sync: SyncState;
  createdAt: string;
  updatedAt: string;
  [field: string]: unknown;
}

export interface ObjectBody {
  name: string;
  number?: string | null;
  enabled: boolean;
  [field: string]: unknown;
}

export const internalNumber = z
  .string()
  .regex(/^[0-9]{2,4}$/, 'Must be 2 to 4 digits.')
  .meta({ example: '800' });

const common = (kind: ObjectKind) => ({
  name: requiredText(80),
  ...(kind.numbered && { number: internalNumber.nullable() }),
  enabled: z.boolean(),
});

/** As it is answered: the config without what is write-only, and what is derived. */
export function objectSchema(kind: ObjectKind): z.ZodType<PbxObject> {
  const hidden = new Set<string>(kind.writeOnly ?? []);
  const shown = Object.entries(kind.config).filter(([field]) => !hidden.has(field));
  const schema = z
    .strictObject({
      id: z.string().meta({ example: `${ID_PREFIX[kind.idKind]}_01kaqx3fz8w2c7r5m9h1` }),
      ...common(kind),
      ...Object.fromEntries(shown),
      ...kind.derived?.fields,
      version,
      sync: syncState,
      createdAt: instant,
      updatedAt: instant,
    })
    .meta({ id: kind.schemaId });
  return schema as z.ZodType as z.ZodType<PbxObject>;
}

/** The config alone, as it is given: every field or its default. */
export function configFields(kind: ObjectKind): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(kind.config as Record<string, z.ZodType>).map(([field, schema]) => {
      const value: unknown = (kind.defaults as Record<string, unknown>)[field];
      return [field, value === undefined ? schema : schema.default(value as never)];
    }),
  );
}

export function createBody(kind: ObjectKind): z.ZodType<ObjectBody> {
  const { name, number, enabled } = common(kind);
  const schema = z
    .strictObject({
      name,
      ...(number && { number: number.default(null) }),
      enabled: enabled.default(true),
      ...configFields(kind),
    })
    .meta({ example: kind.example });
  return schema as z.ZodType as z.ZodType<ObjectBody>;
}

export function updateBody(kind: ObjectKind): z.ZodType<Partial<ObjectBody>> {
  const schema = z.strictObject({ ...common(kind), ...kind.config }).partial();
  return schema as z.ZodType as z.ZodType<Partial<ObjectBody>>;
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const a = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

const several = (noun: string) => (noun.endsWith('x') ? `${noun}es` : `${noun}s`);

/** Refused while it is used, unless another takes its place. */
function removeOperation(kind: ObjectKind, path: `/api/v1/${string}`) {
  const { schemaId, singular, tag } = kind;
  return operation({
    ...{ tag, reach: 'tenant', id: `remove${schemaId}`, method: 'DELETE', path },
    permission: permissionOf(kind, 'write'),
    summary: `Remove ${a(singular)}`,
    description:
      'Refused with 409 `in_use` while something leads to it or uses it, with a list; `repoint` names another of its kind that takes its place everywhere.',
    params: idParam,
    query: z.strictObject({ repoint: z.string().max(128).optional() }),
    ifMatch: true,
    faults: ['in_use'],
  });
}

function operationsOf(kind: ObjectKind) {
  const { schemaId, singular } = kind;
  const common = { tag: kind.tag, reach: 'tenant' } as const;
  const place = `/api/v1/${kind.path}` as const;
  const one = `${place}/{id}` as const;
  const read = permissionOf(kind, 'read');
  const write = permissionOf(kind, 'write');
  const object = objectSchema(kind);
  return {
    list: operation({
      ...common,
      ...{ id: `list${several(schemaId)}`, method: 'GET', path: place, permission: read },
      summary: `List ${several(singular)}`,
      description: 'Sorted by name.',
      query: z.strictObject({
        ...pageQuery,
        q: text(80).optional().describe('Part of the name, or the number'),
        enabled: flagQuery.optional(),
      }),
      answer: page(object),
    }),
    create: operation({
      ...common,
      ...{ id: `create${schemaId}`, method: 'POST', path: place, permission: write },
      summary: `Add ${a(singular)}`,
      body: createBody(kind),
      ...{ answer: object, status: 201, location: one },
      faults: ['conflict'],
    }),
    get: operation({
      ...common,
      ...{ id: `get${schemaId}`, method: 'GET', path: one, permission: read },
      summary: `${upper(a(singular)).replace(/^An? /, 'One ')}`,
      params: idParam,
      answer: object,
    }),
    update: operation({
      ...common,
      ...{ id: `update${schemaId}`, method: 'PATCH', path: one, permission: write },
      summary: `Change ${a(singular)}`,
      params: idParam,
      body: updateBody(kind),
      answer: object,
      ifMatch: true,
      faults: ['conflict'],
    }),
    remove: removeOperation(kind, one),
  };
}

export type ObjectOperations = ReturnType<typeof operationsOf>;

const MADE = new WeakMap<ObjectKind, ObjectOperations>();

/** List, add, read, change and remove: the same for every kind. Made once: a schema's id is unique. */
export function objectOperations(kind: ObjectKind): ObjectOperations {
  const made = MADE.get(kind) ?? operationsOf(kind);
  MADE.set(kind, made);
  return made;
}

export const reference = z
  .strictObject({
    kind: z.string().meta({ example: 'number' }),
    id: z.string(),
    name: z.string(),
    slot: z.string().describe('Where in it: `destination.id`, `members.0.extension`'),
  })
  .meta({ id: 'Reference' });

export type Reference = z.output<typeof reference>;

export const listReferences = operation({
  tag: 'References',
  reach: 'tenant',
  id: 'listReferences',
  method: 'GET',
  path: '/api/v1/references',
  summary: 'What leads to an object, or uses it',
  permission: 'tenant:read',
  query: z.strictObject({ targetId: z.string().max(128) }),
  answer: z.strictObject({ items: z.array(reference) }),
});

export const target = z
  .strictObject({
    kind: z.string().meta({ example: 'ring_group' }),
    id: z.string(),
    name: z.string(),
    number: z.string().nullable(),
    enabled: z.boolean(),
  })
  .meta({ id: 'Target' });

export type TargetItem = z.output<typeof target>;

export const listTargets = operation({
  tag: 'References',
  reach: 'tenant',
  id: 'listTargets',
  method: 'GET',
  path: '/api/v1/targets',
  summary: 'Everything a setting can name',
  description: 'Extensions and all objects of the PBX, by part of the name or number; at most 50.',
  permission: 'tenant:read',
  query: z.strictObject({
    q: text(80).optional(),
    kind: text(200).optional().describe('Kinds, separated by commas'),
    ids: z.string().max(4000).optional().describe('These, separated by commas'),
  }),
  answer: z.strictObject({ items: z.array(target) }),
});
