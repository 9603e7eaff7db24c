import { z } from 'zod';
import { CALL_DIRECTIONS } from '@/lib/calls/result';
import { operation } from '@/lib/http/operation';
import {
  agentReportItem,
  comparedItem,
  figures,
  hourCell,
  moment,
  period,
  queueReportItem,
  staffing,
} from './answer-contract';
import { SPANS } from './zone-rules';

const moments = {
  from: z.iso
    .datetime({ offset: true })
    .optional()
    .describe(
      'Calls that began at or after; widened to whole hours. Without it: six days ago, 00:00',
    ),
  to: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Calls that began before. Without it: the end of this hour. Five years at most'),
};

const inOrder = {
  path: ['to'],
  message: 'Must be after `from`.',
};
const isInOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || Date.parse(from) < Date.parse(to);

const objectId = z.string().max(128).optional();
const direction = z.enum(CALL_DIRECTIONS).optional();
const limit = z.coerce
  .number('Must be a number.')
  .int('Must be a whole number.')
  .min(1, 'At least 1.')
  .max(500, 'At most 500.')
  .default(50)
  .describe('Most rows, those with most calls first');

const common = {
  method: 'GET',
  tag: 'Reports',
  reach: 'tenant',
  permission: 'calls:read',
  faults: ['period_too_long'],
} as const;

const COMPARED = 'Each row also has the figures of the period before, of the same length.';

export const reportCalls = operation({
  ...common,
  id: 'reportCalls',
  path: '/api/v1/reports/calls',
  summary: 'Calls by hour, day or month',
  description:
    'From totals that are kept as calls end, never from the calls themselves. A role `user` is answered ' +
    'for the own extension; a `supervisor` with groups for these, and a call that went through two of ' +
    'them counts in each. Feature codes and other calls to the PBX itself are in no report.',
  query: z
    .strictObject({
      ...moments,
      by: z
        .enum(SPANS)
        .optional()
        .describe('Without it as fits the period; by hours: a month at most'),
      direction,
      extensionId: objectId,
      numberId: objectId,
      groupId: objectId,
      queueId: objectId,
      agentId: objectId,
    })
    .refine(isInOrder, inOrder)
    .refine(
      ({ extensionId, numberId, groupId, queueId, agentId }) =>
        [extensionId, numberId, groupId, queueId, agentId].filter(Boolean).length <= 1,
      {
        path: ['extensionId'],
        message: 'One of extension, number, group, queue and agent at most.',
      },
    ),
  answer: z
    .strictObject({
      period,
      total: figures,
      items: z.array(moment),
      before: z.strictObject({ period, total: figures, items: z.array(moment) }),
    })
    .meta({ id: 'CallReport' }),
});

const listQuery = z.strictObject({ ...moments, direction, limit }).refine(isInOrder, inOrder);

const listAnswer = z.strictObject({
  period,
  before: period,
  items: z.array(comparedItem),
  more: z.int().describe('Rows that are not listed'),
});

function reportOf(path: string, id: string, summary: string, description: string) {
  return operation({
    ...common,
    id,
    path: `/api/v1/reports/${path}`,
    summary,
    description: `${description} ${COMPARED}`,
    query: listQuery,
    answer: listAnswer.meta({ id: id.replace('report', 'Report') }),
  });
}

export const reportExtensions = reportOf(
  'extensions',
  'reportExtensions',
  'Calls by extension',
  'A call counts for everybody who called, was called or answered.',
);

export const reportNumbers = reportOf(
  'numbers',
  'reportNumbers',
  'Calls by number of the PBX',
  'A call counts for the number it came in by, or was made with.',
);

export const reportGroups = reportOf(
  'groups',
  'reportGroups',
  'Calls by ring group',
  'A call counts for every group it went through.',
);

export const reportQueues = operation({
  ...common,
  id: 'reportQueues',
  path: '/api/v1/reports/queues',
  summary: 'Queues: service level, why callers left, waits and talks',
  description: `Service level: answered within the target of the queue ÷ all who entered it. ${COMPARED}`,
  query: z.strictObject({ ...moments, limit }).refine(isInOrder, inOrder),
  answer: z
    .strictObject({
      period,
      before: period,
      items: z.array(queueReportItem),
      more: z.int().describe('Rows that are not listed'),
    })
    .meta({ id: 'QueueReport' }),
});

export const reportAgents = operation({
  ...common,
  id: 'reportAgents',
  path: '/api/v1/reports/agents',
  summary: 'Agents: calls, ratings, time logged in and on breaks',
  description:
    'Times are known from the day the log of states began. Spans of the time line are answered for ' +
    'periods of a week at most, sums of times for three months. ' +
    COMPARED,
  query: z.strictObject({ ...moments, limit }).refine(isInOrder, inOrder),
  answer: z
    .strictObject({
      period,
      before: period,
      items: z.array(agentReportItem),
      more: z.int().describe('Rows that are not listed'),
    })
    .meta({ id: 'AgentReport' }),
});

const whole = (name: string, least: number, most: number, fallback: number) =>
  z.coerce
    .number('Must be a number.')
    .int('Must be a whole number.')
    .min(least, `At least ${least}.`)
    .max(most, `At most ${most}.`)
    .default(fallback)
    .describe(name);

export const reportHours = operation({
  ...common,
  id: 'reportHours',
  path: '/api/v1/reports/hours',
  summary: 'Week × hour, and how many people are needed',
  description:
    'Staffing by Erlang C: the fewest people on calls for whom `1 − Pw · e^(−(N − A) · T / H)` reaches the ' +
    'target, with A = calls an hour × H ÷ 3600. H is mean talk plus `afterCallSeconds`. Breaks come on top. ' +
    'A year at most.',
  query: z
    .strictObject({
      ...moments,
      direction: z.enum(CALL_DIRECTIONS).default('inbound'),
      queueId: objectId,
      groupId: objectId,
      targetPercent: whole('Of callers, taken in time', 1, 99, 80),
      withinSeconds: whole('In time', 1, 3600, 20),
      afterCallSeconds: whole('Work after each call', 0, 3600, 15),
    })
    .refine(isInOrder, inOrder)
    .refine(({ queueId, groupId }) => !queueId || !groupId, {
      path: ['queueId'],
      message: 'A queue or a group, not both.',
    }),
  answer: z.strictObject({ period, cells: z.array(hourCell), staffing }).meta({ id: 'HourReport' }),
});

export type CallReport = z.output<(typeof reportCalls)['answer']>;
export type CallReportQuery = z.output<(typeof reportCalls)['query']>;
export type ListReport = z.output<typeof listAnswer>;
export type ListReportQuery = z.output<typeof listQuery>;
export type QueueReport = z.output<(typeof reportQueues)['answer']>;
export type AgentReport = z.output<(typeof reportAgents)['answer']>;
export type HourReport = z.output<(typeof reportHours)['answer']>;
export type HourReportQuery = z.output<(typeof reportHours)['query']>;
