import { z } from 'zod';
import type { FieldError } from '@/lib/http/fault';
import { operation } from '@/lib/http/operation';
import { defineObject } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import { e164Field, idParam, instant, requiredText } from '@/lib/shared/fields';

const seconds = (min: number, max: number) =>
  z
    .int('Must be a whole number of seconds.')
    .min(min, `At least ${min} seconds.`)
    .max(max, `At most ${max} seconds.`);

/** Who takes calls out of queues: an extension of the PBX, or a number outside. */
export const agent = defineObject({
  kind: 'agent',
  idKind: 'agent',
  path: 'agents',
  tag: 'Agents',
  singular: 'agent',
  schemaId: 'Agent',
  numbered: false,
  resource: 'queues',
  config: {
    extension: ref('extension').nullable().describe('All its devices ring together'),
    outside: e164Field.nullable().describe('Instead of an extension; takes a call by pressing 1'),
    ringSeconds: seconds(5, 120).describe('Until the next agent is asked'),
    wrapUpSeconds: seconds(0, 3600).describe('Left alone after a call'),
    // A phone that is not there answers at once: with no pause it would be asked ten times a second.
    noAnswerDelaySeconds: seconds(2, 3600).describe('Left alone after not answering'),
    busyDelaySeconds: seconds(2, 3600).describe('Left alone after being busy'),
    rejectDelaySeconds: seconds(2, 3600).describe('Left alone after declining'),
    maxNoAnswer: z.int().min(0).max(50).describe('Paused after not answering so often; 0: never'),
  },
  defaults: {
    extension: null,
    outside: null,
    ringSeconds: 20,
    wrapUpSeconds: 10,
    noAnswerDelaySeconds: 10,
    busyDelaySeconds: 30,
    rejectDelaySeconds: 30,
    maxNoAnswer: 3,
  },
  example: { name: 'Ann Arbor', extension: null, outside: '+4930901899' },
  check: ({ extension, outside }): readonly FieldError[] =>
    (extension === null) === (outside === null)
      ? [{ field: 'extension', message: 'Choose an extension or an outside number, one of them.' }]
      : [],
});

type AgentFields = typeof agent.config;
export type AgentConfig = { [K in keyof AgentFields]: z.output<AgentFields[K]> };

export const AGENT_STATUSES = ['logged_in', 'paused', 'logged_out'] as const;
export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** The switch paused the agent, who let it ring too often. */
export const NO_ANSWER_REASON = 'no_answer';

export const agentState = z
  .strictObject({
    agentId: z.string().meta({ example: 'agt_01kaqx3fz8w2c7r5m9h1' }),
    status: z.enum(AGENT_STATUSES),
    reason: z
      .string()
      .nullable()
      .describe('Of a pause, as it was given; `no_answer`: paused by the switch'),
    since: instant,
  })
  .meta({ id: 'AgentState' });

export type AgentState = z.output<typeof agentState>;

const common = { tag: 'Agents', reach: 'tenant' } as const;

export const listAgentStates = operation({
  ...common,
  id: 'listAgentStates',
  method: 'GET',
  path: '/api/v1/agents/states',
  summary: 'Who is logged in',
  description: 'Of all agents, or of one queue. Who never logged in is `logged_out`.',
  permission: 'queues:read',
  query: z.strictObject({ queueId: z.string().max(128).optional() }),
  answer: z.strictObject({ items: z.array(agentState) }),
});

export const setAgentState = operation({
  ...common,
  id: 'setAgentState',
  method: 'POST',
  path: '/api/v1/agents/{id}/state',
  summary: 'Log an agent in or out, or pause',
  description:
    'Live on the media nodes like any change. A call in progress goes on. The same as it is changes nothing.',
  permission: 'agents:write',
  params: idParam,
  body: z
    .strictObject({
      status: z.enum(AGENT_STATUSES),
      reason: requiredText(40).nullable().default(null).describe('Only with `paused`'),
    })
    .refine(({ status, reason }) => reason === null || status === 'paused', {
      message: 'Only a pause has a reason.',
      path: ['reason'],
    })
    .meta({ example: { status: 'paused', reason: 'Lunch' } }),
  answer: agentState,
});
