import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { flagQuery, idParam, instant, page, pageQuery, text } from '@/lib/shared/fields';
import { CALL_DIRECTIONS, CALL_RESULTS, QUEUE_OUTCOMES, TRANSFER_REASONS } from './result';

export { CALL_DIRECTIONS, CALL_RESULTS };

/** How the typed number is compared with the two numbers of a call. */
export const NUMBER_MATCHES = ['part', 'start', 'end', 'exact'] as const;

/** One step of the time line. What there is beside `at` and `kind` depends on the kind. */
export const journeyStep = z
  .looseObject({ at: instant, kind: z.string() })
  .meta({ id: 'JourneyStep' });

const row = {
  id: z.string(),
  direction: z.string().meta({ examples: [...CALL_DIRECTIONS] }),
  result: z.string().meta({ examples: [...CALL_RESULTS] }),
  missed: z.boolean().describe('Somebody outside wanted the team and got nobody'),
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
  queueId: z.string().nullable().describe('The queue waited in last'),
  queueOutcome: z
    .string()
    .nullable()
    .meta({ examples: [...QUEUE_OUTCOMES] }),
  queueWaitMs: z.int().nullable(),
  agentId: z.string().nullable().describe('Who answered in that queue'),
  menuKeys: z.string().nullable().describe('What was pressed in menus'),
  transferReason: z
    .string()
    .nullable()
    .meta({ examples: [...TRANSFER_REASONS] }),
  rating: z.int().nullable().describe('Of the service, by the caller, 1 to 5'),
  recorded: z.boolean(),
  voicemail: z.boolean().describe('The caller left a message'),
  service: z.boolean().describe('A feature code or something of the PBX itself was dialled'),
  hungUpBy: z.string().nullable(),
  sipCode: z.int().nullable(),
  simulated: z.boolean().meta({ description: 'Made by the simulator, not by people' }),
  source: z.string(),
  tags: z.array(z.string()).describe('Ids'),
};

/** Times are UTC, durations milliseconds. Ids of extensions outlive the extension. */
export const call = z.strictObject(row).meta({ id: 'Call' });

export const callNote = z
  .strictObject({
    id: z.string(),
    authorId: z.string(),
    authorName: z.string(),
    atSecond: z.int().nullable().describe('Second of the recording it is about'),
    text: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'CallNote' });

export const callQuality = z
  .strictObject({
    mos: z.number().nullable().describe('1 to 5'),
    jitterMs: z.number().nullable(),
    lossPercent: z.number().nullable(),
  })
  .meta({ id: 'CallQuality' });

export const callDetail = z
  .strictObject({
    ...row,
    journey: z.array(journeyStep),
    quality: callQuality.nullable().describe("As the caller's side was heard"),
    groupIds: z.array(z.string()).describe('Ring groups it went through'),
    menuIds: z.array(z.string()).describe('Menus it went through'),
    notes: z.array(callNote).describe('Oldest first'),
  })
  .meta({ id: 'CallDetail' });

export type Call = z.output<typeof call>;
export type CallDetail = z.output<typeof callDetail>;
export type CallNote = z.output<typeof callNote>;
export type JourneyStep = z.output<typeof journeyStep>;

const MAX_SECONDS = 7 * 86_400;
const objectId = z.string().max(128).optional();
const seconds = z.coerce
  .number('Must be a number.')
  .int('Must be a whole number.')
  .min(0, 'At least 0.')
  .max(MAX_SECONDS, 'At most a week.')
  .optional();

const inOrder =
  <Name extends string>(least: Name, most: Name) =>
  (query: Partial<Record<Name, number | undefined>>) =>
    (query[least] ?? 0) <= (query[most] ?? MAX_SECONDS);

const common = { tag: 'Calls', reach: 'tenant', permission: 'calls:read' } as const;

export const listCalls = operation({
  ...common,
  id: 'listCalls',
  method: 'GET',
  path: '/api/v1/calls',
  summary: 'The call log',
  description:
    'Newest first. A role `user` sees the calls of the own extension, a `supervisor` with groups those ' +
    'of the groups. One answer looks at a bounded number of calls: with filters that hardly any call ' +
    'fits it may hold fewer than `limit`, or none, and still have `nextCursor`; `searchedTo` then ' +
    'says how far back it has looked.',
  query: z
    .strictObject({
      ...pageQuery,
      from: z.iso.datetime({ offset: true }).optional().describe('Began at or after'),
      to: z.iso.datetime({ offset: true }).optional().describe('Began before'),
      direction: z.enum(CALL_DIRECTIONS).optional(),
      result: z.enum(CALL_RESULTS).optional(),
      missed: flagQuery.optional().describe('Missed by the team'),
      extensionId: objectId.describe('Called, was called or answered'),
      groupId: objectId.describe('Went through this ring group'),
      queueId: objectId.describe('Waited in this queue'),
      agentId: objectId.describe('Answered in a queue by this agent'),
      menuId: objectId.describe('Went through this menu'),
      numberId: objectId.describe('Came in by, or was made with, this number of the PBX'),
      tagId: objectId.describe('Has this tag'),
      number: text(40).optional().describe('The calling or the called number, or a part of it'),
      match: z.enum(NUMBER_MATCHES).optional().describe('How `number` fits; `part` if not given'),
      minTalkSeconds: seconds,
      maxTalkSeconds: seconds,
      minWaitSeconds: seconds,
      maxWaitSeconds: seconds,
      recorded: flagQuery.optional(),
      rating: z.coerce
        .number('Must be a number.')
        .int('Must be a whole number.')
        .min(1, 'From 1 to 5.')
        .max(5, 'From 1 to 5.')
        .optional(),
      voicemail: flagQuery.optional().describe('The caller left a message'),
    })
    .refine((query) => !query.from || !query.to || Date.parse(query.from) < Date.parse(query.to), {
      path: ['to'],
      message: 'Must be after `from`.',
    })
    .refine(inOrder('minTalkSeconds', 'maxTalkSeconds'), {
      path: ['maxTalkSeconds'],
      message: 'Must not be less than `minTalkSeconds`.',
    })
    .refine(inOrder('minWaitSeconds', 'maxWaitSeconds'), {
      path: ['maxWaitSeconds'],
      message: 'Must not be less than `minWaitSeconds`.',
    }),
  answer: page(call).extend({
    searchedTo: instant
      .nullable()
      .describe(
        'Not null: the page is not full, but all calls that began after this are looked at',
      ),
  }),
});

/** The filters, parsed: for everything that works on the same set of calls (exports, reports). */
export type CallQuery = z.output<(typeof listCalls)['query']>;

export const getCall = operation({
  ...common,
  id: 'getCall',
  method: 'GET',
  path: '/api/v1/calls/{id}',
  summary: 'One call with its journey, notes and tags',
  params: idParam,
  answer: callDetail,
});
