import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant, page, pageQuery, text } from '@/lib/shared/fields';
import { CALL_DIRECTIONS, CALL_RESULTS } from './result';

export { CALL_DIRECTIONS, CALL_RESULTS };

/** One step of the time line. What there is beside `at` and `kind` depends on the kind. */
export const journeyStep = z
  .looseObject({ at: instant, kind: z.string() })
  .meta({ id: 'JourneyStep' });

/** Times are UTC, durations milliseconds. Ids of extensions outlive the extension. */
export const call = z
  .strictObject({
    id: z.string(),
    direction: z.string().meta({ examples: [...CALL_DIRECTIONS] }),
    result: z.string().meta({ examples: [...CALL_RESULTS] }),
    startedAt: instant,
    answeredAt: instant.nullable(),
    endedAt: instant,
    waitMs: z.int(),
    talkMs: z.int(),
    callerNumber: z.string(),
    callerName: z.string().nullable(),
    callerExtensionId: z.string().nullable(),
    calledNumber: z.string(),
    calledExtensionId: z.string().nullable(),
    answeredExtensionId: z.string().nullable(),
    numberId: z.string().nullable(),
    hungUpBy: z.string().nullable(),
    sipCode: z.int().nullable(),
    simulated: z.boolean().meta({ description: 'Made by the simulator, not by people' }),
    source: z.string(),
    journey: z.array(journeyStep),
  })
  .meta({ id: 'Call' });

export type Call = z.output<typeof call>;
export type JourneyStep = z.output<typeof journeyStep>;

const common = { tag: 'Calls', reach: 'tenant', permission: 'calls:read' } as const;

export const listCalls = operation({
  ...common,
  id: 'listCalls',
  method: 'GET',
  path: '/api/v1/calls',
  summary: 'The call log',
  description: 'Newest first. A person with the role `user` sees the calls of the own extension.',
  query: z
    .strictObject({
      ...pageQuery,
      from: z.iso.datetime({ offset: true }).optional().describe('Began at or after'),
      to: z.iso.datetime({ offset: true }).optional().describe('Began before'),
      direction: z.enum(CALL_DIRECTIONS).optional(),
      result: z.enum(CALL_RESULTS).optional(),
      extensionId: z.string().max(128).optional().describe('Called, was called or answered'),
      number: text(40).optional().describe('The other number, or a part of it'),
    })
    .refine((query) => !query.from || !query.to || Date.parse(query.from) < Date.parse(query.to), {
      path: ['to'],
      message: 'Must be after `from`.',
    }),
  answer: page(call),
});

export const getCall = operation({
  ...common,
  id: 'getCall',
  method: 'GET',
  path: '/api/v1/calls/{id}',
  summary: 'One call with its journey',
  params: idParam,
  answer: call,
});
