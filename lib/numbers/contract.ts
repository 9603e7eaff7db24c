import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { syncState } from '@/lib/sync/contract';
import {
  e164Field,
  flagQuery,
  idParam,
  instant,
  page,
  pageQuery,
  text,
  version,
} from '@/lib/shared/fields';

/** Where a call that comes in by the number goes. */
export const destination = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('extension'), extensionId: z.string().max(128) }),
    z.strictObject({ kind: z.literal('busy') }),
    z.strictObject({ kind: z.literal('hangup') }),
  ])
  .meta({ id: 'Destination' });

export type Destination = z.output<typeof destination>;

export const number = z
  .strictObject({
    id: z.string().meta({ example: 'num_01kaqx3fz8w2c7r5m9h1' }),
    e164: z.string().meta({ example: '+4930901820' }),
    label: z.string(),
    enabled: z.boolean(),
    destination: destination.nullable(),
    callerNamePrefix: z.string().nullable(),
    version,
    sync: syncState,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Number' });

export type PbxNumber = z.output<typeof number>;

const fields = {
  label: text(80),
  enabled: z.boolean(),
  destination: destination.nullable(),
  callerNamePrefix: text(20).nullable(),
};

export const createNumberBody = z
  .strictObject({
    e164: e164Field,
    label: fields.label.default(''),
    enabled: fields.enabled.default(true),
    destination: fields.destination.default(null),
    callerNamePrefix: fields.callerNamePrefix.default(null),
  })
  .meta({ example: { e164: '+4930901820', label: 'Main line', destination: { kind: 'busy' } } });

export const updateNumberBody = z.strictObject(fields).partial();

export type CreateNumber = z.output<typeof createNumberBody>;
export type UpdateNumber = z.output<typeof updateNumberBody>;

const common = { tag: 'Numbers', reach: 'tenant' } as const;

export const listNumbers = operation({
  ...common,
  id: 'listNumbers',
  method: 'GET',
  path: '/api/v1/numbers',
  summary: 'List numbers',
  description: 'Sorted by the number.',
  permission: 'numbers:read',
  query: z.strictObject({
    ...pageQuery,
    q: text(80).optional().describe('Part of the number or the label'),
    enabled: flagQuery.optional(),
    extensionId: z.string().max(128).optional().describe('Only those that lead to it'),
  }),
  answer: page(number),
});

export const createNumber = operation({
  ...common,
  id: 'createNumber',
  method: 'POST',
  path: '/api/v1/numbers',
  summary: 'Add a number',
  permission: 'numbers:write',
  body: createNumberBody,
  answer: number,
  status: 201,
  location: '/api/v1/numbers/{id}',
  faults: ['conflict'],
});

export const getNumber = operation({
  ...common,
  id: 'getNumber',
  method: 'GET',
  path: '/api/v1/numbers/{id}',
  summary: 'One number',
  permission: 'numbers:read',
  params: idParam,
  answer: number,
});

export const updateNumber = operation({
  ...common,
  id: 'updateNumber',
  method: 'PATCH',
  path: '/api/v1/numbers/{id}',
  summary: 'Change a number',
  permission: 'numbers:write',
  params: idParam,
  body: updateNumberBody,
  answer: number,
  ifMatch: true,
});

export const removeNumber = operation({
  ...common,
  id: 'removeNumber',
  method: 'DELETE',
  path: '/api/v1/numbers/{id}',
  summary: 'Remove a number',
  permission: 'numbers:write',
  params: idParam,
  ifMatch: true,
});
