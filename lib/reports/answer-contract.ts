import { z } from 'zod';
import { CALL_RESULTS, QUEUE_OUTCOMES } from '@/lib/calls/result';
import { instant } from '@/lib/shared/fields';
import { SPANS } from './zone-rules';

export const period = z
  .strictObject({
    from: instant,
    to: instant,
    timeZone: z.string(),
    by: z.enum(SPANS),
  })
  .meta({ id: 'ReportPeriod' });

const counts = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.int()])) as Record<Name, z.ZodInt>,
  );

const average = z.number().nullable();

/** What every report says of a set of calls. */
export const figures = z
  .strictObject({
    calls: z.int(),
    inbound: z.int(),
    outbound: z.int(),
    internal: z.int(),
    results: counts(CALL_RESULTS).describe('By what became of the call'),
    missed: z.int().describe('By the team: from outside, and missed, busy or rejected'),
    talkMs: z.int().describe('Sum over answered calls'),
    averageTalkMs: average.describe('Talk ÷ answered calls'),
    averageWaitMs: average.describe('Wait of answered calls ÷ answered calls'),
    rated: z.int(),
    averageRating: average.describe('1 to 5, over rated calls'),
  })
  .meta({ id: 'ReportFigures' });

export const moment = z.strictObject({ startsAt: instant, figures }).meta({ id: 'ReportMoment' });

const item = {
  id: z.string().describe('Outlives what it names'),
  name: z.string().nullable().describe('null: it was removed'),
  number: z.string().nullable(),
};

export const comparedItem = z
  .strictObject({ ...item, figures, before: figures })
  .meta({ id: 'ReportItem' });

const upTo = z.int().nullable().describe('Seconds; null: no limit');

export const queueFigures = z
  .strictObject({
    entered: z.int(),
    outcomes: counts(QUEUE_OUTCOMES),
    inTime: z.int().describe('Answered within the target'),
    serviceLevel: average.describe('`inTime` ÷ `entered`, from 0 to 1'),
    averageWaitMs: average.describe('Of answered callers'),
    averageLostWaitMs: average.describe('Of callers who were not answered'),
    averageTalkMs: average,
    rated: z.int(),
    averageRating: average,
  })
  .meta({ id: 'QueueFigures' });

export const queueReportItem = z
  .strictObject({
    ...item,
    serviceLevelSeconds: z.int().describe('The target of the queue'),
    figures: queueFigures,
    before: queueFigures,
    waits: z
      .array(z.strictObject({ upToSeconds: upTo, answered: z.int(), lost: z.int() }))
      .describe('How long callers waited'),
    talks: z
      .array(z.strictObject({ upToSeconds: upTo, calls: z.int() }))
      .describe('How long answered calls lasted'),
  })
  .meta({ id: 'QueueReportItem' });

export const agentSpan = z
  .strictObject({
    from: instant,
    to: instant,
    state: z.string().meta({ examples: ['logged_in', 'paused', 'logged_out'] }),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AgentSpan' });

export const agentTimes = z
  .strictObject({
    loggedInMs: z.int().describe('Ready for calls'),
    pausedMs: z.int(),
    pauses: z.array(z.strictObject({ reason: z.string().nullable(), times: z.int(), ms: z.int() })),
    spans: z.array(agentSpan).nullable().describe('null: the period is longer than a week'),
  })
  .meta({ id: 'AgentTimes' });

export const agentReportItem = z
  .strictObject({
    ...item,
    figures: queueFigures,
    before: queueFigures,
    times: agentTimes.nullable().describe('null: the period is longer than three months'),
  })
  .meta({ id: 'AgentReportItem' });

export const hourCell = z
  .strictObject({
    weekday: z.int().describe('1 is Monday'),
    hour: z.int().describe('0 to 23 by the clock of the PBX'),
    times: z.int().describe('How often the period has this hour'),
    calls: z.int(),
    callsPerHour: z.number().describe('`calls` ÷ `times`'),
    averageTalkMs: average,
    people: z.int().describe('Needed on calls at the same time, by Erlang C'),
  })
  .meta({ id: 'HourCell' });

export const staffing = z
  .strictObject({
    targetPercent: z.int(),
    withinSeconds: z.int(),
    afterCallSeconds: z.int(),
    averageTalkMs: average.describe('For hours without an answered call'),
  })
  .meta({ id: 'Staffing' });

export type Figures = z.output<typeof figures>;
export type QueueFigures = z.output<typeof queueFigures>;
export type ComparedItem = z.output<typeof comparedItem>;
export type QueueReportItem = z.output<typeof queueReportItem>;
export type AgentReportItem = z.output<typeof agentReportItem>;
export type AgentTimes = z.output<typeof agentTimes>;
export type AgentSpan = z.output<typeof agentSpan>;
export type HourCell = z.output<typeof hourCell>;
export type ReportPeriod = z.output<typeof period>;
export type Moment = z.output<typeof moment>;
