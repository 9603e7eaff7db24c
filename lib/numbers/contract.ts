import { z } from 'zod';
import { destination } from '@/lib/destinations/contract';
import { operation } from '@/lib/http/operation';
import { ref } from '@/lib/objects/ref';
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

/** Recording of the calls that come by the number; null: as the PBX's policy says. */
export const recordingChoice = z.enum(['always', 'on_demand', 'never']);

/** Outside its hours a number may lead elsewhere. */
export const numberHours = z.strictObject({
  schedule: ref('schedule'),
  closed: destination.nullable().describe('null: the call is declined'),
});

export const number = z
  .strictObject({
    id: z.string().meta({ example: 'num_01kaqx3fz8w2c7r5m9h1' }),
    e164: z.string().meta({ example: '+4930901820' }),
    label: z.string(),
    enabled: z.boolean(),
    destination: destination.nullable(),
    hours: numberHours.nullable(),
    callerNamePrefix: z.string().nullable(),
    screened: z.boolean().describe('Calls from the block list are turned away'),
    recording: recordingChoice.nullable(),
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
  hours: numberHours.nullable(),
  callerNamePrefix: text(20).nullable(),
  screened: z.boolean(),
  recording: recordingChoice.nullable(),
};

export const createNumberBody = z
  .strictObject({
    e164: e164Field,
    label: fields.label.default(''),
    enabled: fields.enabled.default(true),
    destination: fields.destination.default(null),
    hours: fields.hours.default(null),
    callerNamePrefix: fields.callerNamePrefix.default(null),
    screened: fields.screened.default(true),
    recording: fields.recording.default(null),
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
    targetId: z.string().max(128).optional().describe('Only those that lead to it'),
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
