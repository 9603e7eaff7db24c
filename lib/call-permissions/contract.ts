import { z } from 'zod';
import type { FieldError } from '@/lib/http/fault';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';

export const CALL_ACTIONS = ['pickup', 'listen', 'whisper', 'join', 'replace'] as const;
export type CallAction = (typeof CALL_ACTIONS)[number];

const people = z.strictObject({
  everybody: z.boolean().describe('All extensions of the PBX; then the lists do not matter'),
  extensions: z.array(ref('extension')).max(500, 'At most 500.'),
  groups: z.array(ref('ringGroup')).max(50, 'At most 50.').describe('Ring groups: their members'),
});

export type People = z.output<typeof people>;

const NOBODY: People = { everybody: false, extensions: [], groups: [] };

const isNobody = ({ everybody, extensions, groups }: People) =>
  !everybody && extensions.length === 0 && groups.length === 0;

function nobodyFaults({ who, whom }: { who: People; whom: People }): FieldError[] {
  const message = 'Choose everybody, or at least one extension or ring group.';
  return [
    ...(isNobody(who) ? [{ field: 'who', message }] : []),
    ...(isNobody(whom) ? [{ field: 'whom', message }] : []),
  ];
}

/**
 * Who may do what to whose calls. Without a rule about picking up, everybody may pick up every call;
 * everything else is forbidden until a rule allows it.
 */
export const callPermission = defineObject({
  kind: 'call_permission',
  idKind: 'callPermission',
  path: 'call-permissions',
  tag: 'Call permissions',
  singular: 'call permission',
  schemaId: 'CallPermission',
  numbered: false,
  config: {
    who: people,
    may: z
      .array(z.enum(CALL_ACTIONS))
      .min(1, 'Choose at least one.')
      .max(CALL_ACTIONS.length)
      .refine((list) => new Set(list).size === list.length, 'Each only once.'),
    whom: people.describe('Whose calls'),
  },
  defaults: { whom: { ...NOBODY, everybody: true } },
  check: nobodyFaults,
  example: {
    name: 'Team leads listen',
    who: { ...NOBODY, everybody: true },
    may: ['listen', 'whisper'],
    whom: { ...NOBODY, everybody: true },
  },
});

export type CallPermissionConfig = ConfigOf<(typeof callPermission)['config']>;
