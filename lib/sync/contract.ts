import { z } from 'zod';
import { operation } from '@/lib/http/operation';

export const SYNC_KINDS = [
  'extension',
  'device',
  'number',
  'object',
  'block_list',
  'tenant',
] as const;

/**
 * How far a saved change has come. `live`: every enabled node and the entry node acknowledged it;
 * `refused`: a node would not take it and keeps the last good one; its own words are in `refusals`.
 */
export const syncState = z
  .strictObject({
    revision: z.int().nonnegative(),
    state: z.enum(['pending', 'live', 'refused']),
    liveInMs: z
      .int()
      .nonnegative()
      .nullable()
      .meta({ description: 'From the save to the last acknowledgement', example: 312 }),
    refusals: z.array(z.strictObject({ node: z.string(), reason: z.string() })),
  })
  .meta({ id: 'Sync' });

export type SyncState = z.output<typeof syncState>;

export const getSync = operation({
  id: 'getSync',
  method: 'GET',
  path: '/api/v1/sync',
  tag: 'Sync',
  summary: 'Whether a change is live',
  description:
    'Cheap to ask again every second while the state is `pending`. Without `kind` and `id` it speaks of the whole PBX.',
  reach: 'tenant',
  permission: 'sync:read',
  query: z
    .strictObject({
      kind: z.enum(SYNC_KINDS).default('tenant'),
      id: z.string().max(128).optional(),
    })
    .refine((query) => query.kind === 'tenant' || query.id !== undefined, {
      path: ['id'],
      message: 'Say which one.',
    }),
  answer: syncState,
});
