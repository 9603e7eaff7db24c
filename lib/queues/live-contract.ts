import { z } from 'zod';
import { AGENT_STATUSES } from '@/lib/agents/contract';
import { operation } from '@/lib/http/operation';
import { idParam, instant } from '@/lib/shared/fields';
import { ACTIVITIES } from './live-rules';

const waitingCaller = z.strictObject({
  callId: z.string(),
  callerNumber: z.string().nullable().describe('null: hidden'),
  callerName: z.string().nullable(),
  since: instant,
  ringingAgentId: z.string().nullable().describe('Whose phone rings for this caller'),
});

const queueAgent = z.strictObject({
  agentId: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  level: z.int(),
  position: z.int(),
  status: z.enum(AGENT_STATUSES),
  reason: z.string().nullable(),
  since: instant.describe('Of the status'),
  activity: z.enum(ACTIVITIES),
  activitySince: instant.nullable().describe('null: idle'),
});

export const queueLive = z
  .strictObject({
    queueId: z.string(),
    at: instant,
    waitingCount: z.int().describe('`waiting` holds the first 100 of them'),
    waiting: z.array(waitingCaller).describe('Who has waited longest first'),
    agents: z.array(queueAgent).describe('By level and position'),
  })
  .meta({ id: 'QueueLive' });

export type QueueLive = z.output<typeof queueLive>;

export const getQueueLive = operation({
  tag: 'Queues',
  reach: 'tenant',
  id: 'getQueueLive',
  method: 'GET',
  path: '/api/v1/queues/{id}/live',
  summary: 'Who waits in a queue right now, and what its agents do',
  description:
    'As the media nodes told last, at most two seconds ago. Cheap to ask again every second.',
  permission: 'queues:read',
  params: idParam,
  answer: queueLive,
});
