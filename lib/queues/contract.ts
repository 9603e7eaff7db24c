import { z } from 'zod';
import { destination } from '@/lib/destinations/contract';
import { recordingChoice } from '@/lib/numbers/contract';
import { defineObject } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import { SERVICE_LEVEL_SECONDS, WAIT_BOUNDS } from '@/lib/reports/bucket-rules';
import { requiredText } from '@/lib/shared/fields';
import { memberFaults } from './rules';

/** As mod_callcenter names them. */
export const STRATEGIES = [
  'ring-all',
  'longest-idle-agent',
  'round-robin',
  'top-down',
  'agent-with-least-talk-time',
  'agent-with-fewest-calls',
  'sequentially-by-agent-order',
  'random',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

const DAY = 86_400;

const seconds = (max: number, min = 0) =>
  z
    .int('Must be a whole number of seconds.')
    .min(min, `At least ${min} seconds.`)
    .max(max, `At most ${max} seconds.`);

export const queueMember = z.strictObject({
  agent: ref('agent'),
  level: z.int().min(1).max(9).default(1).describe('Agents of a lower level are asked first'),
  position: z.int().min(1).max(999).default(1).describe('Order within the level'),
});

const levels = z.strictObject({
  apply: z
    .boolean()
    .describe('Without them every level is asked as soon as the one before has nobody free'),
  waitSeconds: seconds(3600).describe('How long a caller waits before the next level is asked'),
  multiply: z.boolean().describe('Level 3 after twice the time, level 4 after three times'),
  skipEmpty: z.boolean().describe('No waiting for a level in which nobody is logged in'),
});

const announcement = z.strictObject({
  sound: ref('sound').nullable(),
  everySeconds: seconds(3600, 10),
  tellPosition: z.boolean().describe('“You are number 3”'),
  tellWait: z.boolean().describe('“You will wait for about 4 minutes”'),
});

/** Callers wait until an agent is free. */
export const queue = defineObject({
  kind: 'queue',
  idKind: 'queue',
  path: 'queues',
  tag: 'Queues',
  singular: 'queue',
  schemaId: 'Queue',
  numbered: true,
  config: {
    strategy: z.enum(STRATEGIES).describe('Who is asked next'),
    members: z.array(queueMember).max(200, 'At most 200 agents.'),
    levels,
    music: ref('sound').nullable().describe('null: the music of the PBX'),
    announcement: announcement
      .nullable()
      .describe('What waiting callers are told, again and again'),
    toAgent: z
      .strictObject({
        sound: ref('sound').nullable(),
        tellWaited: z.boolean().describe('How long the caller has waited'),
      })
      .describe('What the agent hears before the caller'),
    callerNamePrefix: requiredText(40).nullable().describe('Shown to agents before the name'),
    maxWaitSeconds: seconds(DAY).describe('0: callers wait as long as they like'),
    leaveWithoutAgents: z
      .strictObject({
        afterSeconds: seconds(3600, 1).describe('So long nobody has been logged in'),
        graceSeconds: seconds(3600).describe(
          '0: who finds nobody is sent on at once. Else every caller is given both times together',
        ),
      })
      .nullable()
      .describe(
        'null: callers wait for an agent to log in. Agents on a break count as being there',
      ),
    exitKeys: z
      .string()
      .regex(/^[0-9*#]{1,12}$/, 'One or more of 0–9, * and #.')
      .nullable()
      .describe('Each of these keys leaves the queue'),
    sameAgent: z
      .strictObject({
        hours: z.int().min(1).max(720).describe('So long after a call'),
        seconds: seconds(300, 5).describe('So long only that agent is asked'),
      })
      .nullable()
      .describe('Who calls again is offered to the agent of the last call first'),
    rating: z
      .strictObject({
        question: ref('sound').nullable(),
        thanks: ref('sound').nullable(),
        seconds: seconds(30, 3).describe('How long a key may take'),
      })
      .nullable()
      .describe('After the agent has hung up the caller presses 1 to 5'),
    serviceLevelSeconds: z
      .literal(WAIT_BOUNDS, `One of ${WAIT_BOUNDS.join(', ')} seconds.`)
      .describe('Callers should be answered within; reports measure it'),
    keepPlaceSeconds: seconds(3600).describe('Who hangs up and calls again has the old place'),
    recording: recordingChoice.nullable().describe('null: as the policy of the PBX says'),
    countWholeCall: z
      .boolean()
      .describe('The place follows from the whole call, not from the queue'),
    onTimeout: destination.nullable().describe('After `maxWaitSeconds`; null: the call ends'),
    onNoAgents: destination.nullable(),
    onKey: destination.nullable(),
  },
  defaults: {
    strategy: 'longest-idle-agent',
    members: [],
    levels: { apply: false, waitSeconds: 30, multiply: true, skipEmpty: true },
    music: null,
    announcement: null,
    toAgent: { sound: null, tellWaited: false },
    callerNamePrefix: null,
    maxWaitSeconds: 300,
    leaveWithoutAgents: { afterSeconds: 30, graceSeconds: 0 },
    exitKeys: null,
    sameAgent: null,
    rating: null,
    serviceLevelSeconds: SERVICE_LEVEL_SECONDS,
    keepPlaceSeconds: 0,
    recording: null,
    countWholeCall: false,
    onTimeout: null,
    onNoAgents: null,
    onKey: null,
  },
  example: { name: 'Support', number: '820', strategy: 'ring-all', onTimeout: { kind: 'busy' } },
  check: (config) => memberFaults(config.members),
});

type QueueFields = typeof queue.config;
export type QueueConfig = { [K in keyof QueueFields]: z.output<QueueFields[K]> };
export type QueueMember = z.output<typeof queueMember>;
