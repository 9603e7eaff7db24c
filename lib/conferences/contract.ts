import { z } from 'zod';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import type { FieldError } from '@/lib/http/fault';

const pin = z
  .string()
  .regex(/^[0-9]{4,10}$/, 'Must be 4 to 10 digits.')
  .nullable();

function pinFaults(config: { pin: string | null; moderatorPin: string | null }): FieldError[] {
  const { pin: own, moderatorPin } = config;
  if (moderatorPin !== null && own === moderatorPin) {
    return [{ field: 'moderatorPin', message: 'Must not be the PIN of everybody.' }];
  }
  return [];
}

/** A room in which callers speak with each other. */
export const conference = defineObject({
  kind: 'conference',
  idKind: 'conference',
  path: 'conferences',
  tag: 'Conference rooms',
  singular: 'conference room',
  schemaId: 'Conference',
  numbered: true,
  config: {
    pin: pin.describe('Asked of everybody; null: who presses nothing comes in, too'),
    moderatorPin: pin.describe(
      'Who gives this one may lock (key 1), mute the others (2) and end (9) the conference',
    ),
    waitForModerator: z.boolean().describe('Music until a moderator is there; needs moderatorPin'),
    announce: z
      .enum(['none', 'tone', 'name'])
      .describe('When somebody comes or goes; `name` is recorded on entry'),
    endWithModerator: z
      .boolean()
      .describe('The conference ends when its last moderator leaves; needs moderatorPin'),
    maxMembers: z.int().min(2, 'At least 2.').max(200, 'At most 200.'),
    music: ref('sound').nullable().describe('For whoever is alone'),
    record: z.boolean(),
  },
  defaults: {
    ...{ pin: null, moderatorPin: null, waitForModerator: false, announce: 'tone' },
    endWithModerator: false,
    ...{ maxMembers: 20, music: null, record: false },
  },
  check: (config) => [
    ...pinFaults(config),
    ...(config.waitForModerator && config.moderatorPin === null
      ? [{ field: 'moderatorPin', message: 'Is needed when the room waits for a moderator.' }]
      : []),
    ...(config.endWithModerator && config.moderatorPin === null
      ? [{ field: 'moderatorPin', message: 'Is needed when the room ends with its moderator.' }]
      : []),
  ],
  example: { name: 'Team room', number: '820', pin: '2468' },
});

export type ConferenceConfig = ConfigOf<(typeof conference)['config']>;
