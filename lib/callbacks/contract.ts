import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant, page, pageQuery, text, version } from '@/lib/shared/fields';

export const CALLBACK_STATES = ['open', 'taken', 'done'] as const;
export const DONE_REASONS = ['called_back', 'got_through', 'by_hand'] as const;

const named = z.strictObject({ id: z.string(), name: z.string() });

export const callback = z
  .strictObject({
    id: z.string().meta({ example: 'cbk_01kaqx3fz8w2c7r5m9h1' }),
    number: z.string().describe('The caller, in E.164').meta({ example: '+4930901820' }),
    name: z.string().nullable().describe('As the caller’s side sent it'),
    tries: z.int().describe('Calls that nobody answered; at 50: so many and more'),
    firstTryAt: instant,
    lastTryAt: instant,
    lastCallId: z.string().describe('Of the call log'),
    calledNumber: z
      .strictObject({ id: z.string(), e164: z.string(), label: z.string() })
      .nullable()
      .describe('Which of the own numbers was called last; null: it was removed since'),
    group: named.nullable().describe('The ring group that did not answer last'),
    queue: named.nullable().describe('The queue that did not answer last'),
    state: z.enum(CALLBACK_STATES),
    takenBy: named.nullable().describe('Who is on it, or was'),
    takenAt: instant.nullable(),
    mine: z.boolean().describe('Taken by whoever asks'),
    doneAt: instant.nullable(),
    doneReason: z.enum(DONE_REASONS).nullable(),
    doneBy: z.string().nullable().describe('Who said so by hand'),
    closingCallId: z.string().nullable().describe('The call that reached the caller'),
    version,
  })
  .meta({ id: 'Callback' });

export type Callback = z.output<typeof callback>;

/** So many are counted; there may be more. */
export const COUNTED_MAX = 999;

export const callbackCount = z
  .strictObject({
    open: z.int().describe(`Not done, whoever is on it; at most ${COUNTED_MAX}`),
    mine: z.int().describe('Of these, taken by whoever asks'),
  })
  .meta({ id: 'CallbackCount' });

export type CallbackCount = z.output<typeof callbackCount>;

const common = { tag: 'Callbacks', reach: 'tenant' } as const;
const path = '/api/v1/callbacks';
const reading = { ...common, permission: 'calls:read' } as const;
const acting = {
  ...common,
  method: 'POST',
  permission: 'calls:write',
  params: idParam,
  answer: callback,
  faults: ['conflict'],
} as const;
const reach =
  'A supervisor with groups sees what was missed by these, a `user` what was missed at the own extension.';

export const listCallbacks = operation({
  ...reading,
  ...{ id: 'listCallbacks', method: 'GET', path },
  summary: 'Callers whom the team missed, to call back',
  description: `One row a caller whom nobody answered and nobody has called back since. It closes itself when a call to the number, or the caller, gets through; a caller who is missed again gets a new row. Callers without a number have none. Newest try first; what is done, last done first. ${reach}`,
  query: z.strictObject({
    ...pageQuery,
    state: z
      .enum(['open', 'mine', 'done'], 'Must be open, mine or done.')
      .default('open')
      .describe('open: not done, whoever is on it; mine: taken by whoever asks'),
    number: text(40).optional().describe('The whole number'),
    groupId: z.string().max(128).optional().describe('Ring group that did not answer last'),
    queueId: z.string().max(128).optional().describe('Queue that did not answer last'),
  }),
  answer: page(callback),
});

export const countCallbacks = operation({
  ...reading,
  ...{ id: 'countCallbacks', method: 'GET', path: `${path}/count` },
  summary: 'How many callers are to call back',
  description: reach,
  answer: callbackCount,
});

export const getCallback = operation({
  ...reading,
  ...{ id: 'getCallback', method: 'GET', path: `${path}/{id}` },
  summary: 'One caller to call back',
  params: idParam,
  answer: callback,
});

export const takeCallback = operation({
  ...acting,
  ...{ id: 'takeCallback', path: `${path}/{id}/take` },
  summary: 'Say that you are on it',
  description:
    'The first one gets it; whoever comes second is told who has it. Taking what is yours already changes nothing.',
});

export const releaseCallback = operation({
  ...acting,
  ...{ id: 'releaseCallback', path: `${path}/{id}/release` },
  summary: 'Let somebody else take it',
  description: 'A `user` lets go only what is the own. What nobody has stays as it is.',
});

export const finishCallback = operation({
  ...acting,
  ...{ id: 'finishCallback', path: `${path}/{id}/done` },
  summary: 'Say that it is done',
  description: 'For what the call log cannot see. What is done already stays as it is.',
});

export const reopenCallback = operation({
  ...acting,
  ...{ id: 'reopenCallback', path: `${path}/{id}/reopen` },
  summary: 'Say that it is not done after all',
  description:
    'Only the latest row of a caller. Calls until now do not close it again; the next one that gets through does.',
});
