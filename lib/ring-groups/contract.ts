import { z } from 'zod';
import { callRules } from '@/lib/call-rules/contract';
import { destination } from '@/lib/destinations/contract';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import { ringGroupMember } from './member';

export const RING_ORDERS = ['together', 'in_order', 'random'] as const;

/** Rings several people. */
export const ringGroup = defineObject({
  kind: 'ring_group',
  idKind: 'ringGroup',
  path: 'ring-groups',
  tag: 'Ring groups',
  singular: 'ring group',
  schemaId: 'RingGroup',
  numbered: true,
  config: {
    members: z.array(ringGroupMember).max(100, 'At most 100 members.'),
    order: z.enum(RING_ORDERS).describe('`in_order` and `random` ring one after the other'),
    ringSeconds: z
      .int()
      .min(5, 'At least 5 seconds.')
      .max(600, 'At most 600 seconds.')
      .describe('In all, until `onTimeout`'),
    memberSeconds: z.int().min(5).max(120).describe('For each one, when they ring one by one'),
    skipBusy: z.boolean().describe('Who is in a call is not rung'),
    music: ref('sound').nullable().describe('Heard instead of the ring-back tone'),
    rules: callRules.describe('Before it rings, or when nobody took the call'),
    onTimeout: destination.nullable().describe('When nobody answers; null: the call ends'),
  },
  defaults: {
    members: [],
    order: 'together',
    ringSeconds: 30,
    memberSeconds: 15,
    skipBusy: true,
    music: null,
    rules: [],
    onTimeout: null,
  },
  example: { name: 'Sales', number: '800', members: [], onTimeout: { kind: 'busy' } },
});

export type RingGroupConfig = ConfigOf<(typeof ringGroup)['config']>;
