import { z } from 'zod';
import { QUEUE_OUTCOMES, RINGING_ENDS } from '@/lib/call-plan/call-facts';
import { destination } from '@/lib/destinations/contract';
import { operation } from '@/lib/http/operation';
import { e164Field, instant, text } from '@/lib/shared/fields';
import { syncState } from '@/lib/sync/contract';

/** The kinds of ways between objects; see graph.ts. */
export const WAY_KINDS = [
  'always',
  'if',
  'key',
  'timeout',
  'invalid',
  'rings',
  'fallback',
] as const;

const dialled = z
  .string()
  .max(40, 'At most 40 characters.')
  .transform((given) => given.replace(/[\s()\u00a0]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^[0-9A-Za-z+*#._-]{1,40}$/, 'Only what a phone can dial: digits, +, *, # or a name.'),
  )
  .meta({ example: '+4930901820' });

const shortId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'Must be an id.');
const keys = z.string().regex(/^[0-9*#]{0,20}$/, 'Only keys of a phone: digits, * and #.');

const ringing = z.strictObject({
  who: z
    .union([shortId, e164Field])
    .describe('Id of an extension, or a number outside')
    .meta({ example: '+4930901820' }),
  ends: z.enum(RINGING_ENDS),
  afterSeconds: z.int().min(0).max(600).default(0),
});

export const callTestBody = z
  .strictObject({
    dialed: dialled.describe('A number of the PBX, an internal number, a code, or any other'),
    callerNumber: e164Field.nullable().default(null).describe('null: the caller hides the number'),
    callerName: text(80).default(''),
    fromExtensionId: shortId
      .nullable()
      .default(null)
      .describe('Called by an extension; null: by somebody outside'),
    at: instant.nullable().default(null).describe('null: now'),
    keys: z
      .array(keys)
      .max(20, 'At most 20.')
      .default([])
      .describe('Pressed at one prompt after the other; an empty one: nothing'),
    ringing: z
      .array(ringing)
      .max(100, 'At most 100.')
      .default([])
      .describe('How ringing ends; who is not named rings until it is given up'),
    unregistered: z.array(shortId).max(100).default([]).describe('Extensions without a phone'),
    busy: z.array(shortId).max(100).default([]).describe('Extensions in a call'),
    queues: z
      .array(z.strictObject({ id: shortId, outcome: z.enum(QUEUE_OUTCOMES) }))
      .max(50)
      .default([]),
    services: z
      .array(z.strictObject({ id: shortId, answer: destination }))
      .max(50)
      .default([])
      .describe('Who is not named does not answer in time'),
  })
  .meta({ example: { dialed: '+4930901820', callerNumber: '+4940123456', keys: ['1'] } });

export type CallTest = z.output<typeof callTestBody>;

const place = z.strictObject({ kind: z.string(), id: z.string(), name: z.string() });

export const callTestResult = z
  .strictObject({
    at: instant,
    path: z.array(z.string()).describe('As the record of the call would have it'),
    entries: z.array(
      z.strictObject({
        object: place,
        step: z.int().nullable(),
        do: z.string(),
        outcome: z.string().nullable(),
        words: z.string(),
        decided: z.boolean().describe('A rule that fired'),
      }),
    ),
    end: z.string().meta({ example: 'answered' }),
    endWords: z.string(),
    answeredBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    sync: syncState.describe('`pending`: the media nodes do not have the last change yet'),
  })
  .meta({ id: 'CallTest' });

export type CallTestResult = z.output<typeof callTestResult>;

export const createCallTest = operation({
  tag: 'Routing',
  reach: 'tenant',
  id: 'createCallTest',
  method: 'POST',
  path: '/api/v1/call-tests',
  summary: 'Test a call',
  description:
    'Which way a call would take, and which rule decided: by the very documents that the media nodes hold. Nothing rings and nothing is stored.',
  permission: 'numbers:read',
  body: callTestBody,
  answer: callTestResult,
});

export const routeNode = z
  .strictObject({
    id: z.string().meta({ example: 'mnu_01kaqx3fz8w2c7r5m9h1' }),
    kind: z.string().meta({ example: 'menu' }),
    name: z.string(),
    number: z.string().nullable(),
    enabled: z.boolean(),
    problems: z.array(z.string()),
  })
  .meta({ id: 'RouteNode' });

export const routeEdge = z
  .strictObject({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    kind: z.enum(WAY_KINDS),
    words: z.string().meta({ example: 'key 1' }),
  })
  .meta({ id: 'RouteEdge' });

export type RouteNode = z.output<typeof routeNode>;
export type RouteEdge = z.output<typeof routeEdge>;

export const routeMap = z.strictObject({
  from: z.string(),
  nodes: z.array(routeNode),
  edges: z.array(routeEdge).describe('Of a node, in the order in which a call takes them'),
  isWhole: z.boolean().describe('false: there is more than can be drawn'),
});

export type RouteMap = z.output<typeof routeMap>;

export const getRouteMap = operation({
  tag: 'Routing',
  reach: 'tenant',
  id: 'getRouteMap',
  method: 'GET',
  path: '/api/v1/route-map',
  summary: 'Where calls can go from a number',
  description: 'As it is saved now. From any object that calls are sent to, too.',
  permission: 'numbers:read',
  query: z.strictObject({ from: z.string().max(128).describe('Id of a number or an object') }),
  answer: routeMap,
});

export const PROBLEMS = [
  'switched_off',
  'no_device',
  'no_keys',
  'no_members',
  'leads_nowhere',
  'circle',
  'broken',
] as const;

export const routeProblem = z
  .strictObject({
    code: z.enum(PROBLEMS),
    object: place,
    words: z.string(),
  })
  .meta({ id: 'RouteProblem' });

export type RouteProblem = z.output<typeof routeProblem>;

export const listRouteProblems = operation({
  tag: 'Routing',
  reach: 'tenant',
  id: 'listRouteProblems',
  method: 'GET',
  path: '/api/v1/route-problems',
  summary: 'Dead ends and circles',
  description: 'Places where a call is lost that somebody probably did not mean to lose.',
  permission: 'numbers:read',
  answer: z.strictObject({ items: z.array(routeProblem) }),
});
