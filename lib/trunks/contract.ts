import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant, page, pageQuery, version } from '@/lib/shared/fields';
import { gateway, registration, trunkFields } from './fields';

/** What the entry node says of a trunk. */
export const REGISTRATION_STATES = ['registered', 'waiting', 'refused', 'unreachable'] as const;
export const GATEWAY_STATES = ['active', 'trying', 'inactive', 'disabled'] as const;

export const trunkState = z
  .strictObject({
    registration: z.enum(REGISTRATION_STATES).nullable().describe('null: it does not sign in'),
    reason: z.string().nullable().describe("The carrier's own words when it refuses"),
    expiresAt: instant.nullable().describe('When the registration ends unless it is renewed'),
    calls: z.int().describe('That go on, in and out'),
    gateways: z.array(
      z.strictObject({
        uri: z.string().meta({ example: 'sip:sip.carrier.example:5060;transport=udp' }),
        state: z.enum(GATEWAY_STATES).describe('`inactive`: it does not answer'),
        latencyMs: z.number().nullable(),
      }),
    ),
    since: instant.describe('Registration and gateways have been as they are'),
    seenAt: instant,
  })
  .meta({ id: 'TrunkState' });

export type TrunkState = z.output<typeof trunkState>;

/** A connection to a carrier. Gateways are tried in this order. */
export const trunk = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    gateways: z.array(gateway),
    registration: registration.nullable(),
    codecs: trunkFields.codecs,
    maxCalls: z.int().nullable(),
    position: z.int(),
    countryCode: z.string().nullable(),
    state: trunkState.nullable().describe('null: the entry node has not been asked yet'),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Trunk' });

export type Trunk = z.output<typeof trunk>;

export const createTrunkBody = z
  .strictObject({
    ...trunkFields,
    enabled: trunkFields.enabled.default(true),
    registration: trunkFields.registration.default(null),
    codecs: trunkFields.codecs.default([]),
    maxCalls: trunkFields.maxCalls.default(null),
    position: trunkFields.position.default(0),
    countryCode: trunkFields.countryCode.default(null),
  })
  .meta({ example: { name: 'Carrier', gateways: [{ host: 'sip.carrier.example' }] } });
export const updateTrunkBody = z.strictObject(trunkFields).partial();

export type CreateTrunk = z.output<typeof createTrunkBody>;
export type UpdateTrunk = z.output<typeof updateTrunkBody>;

const common = { tag: 'Trunks', reach: 'platform' } as const;

export const listTrunks = operation({
  ...common,
  id: 'listTrunks',
  method: 'GET',
  path: '/api/v1/trunks',
  summary: 'List trunks',
  description: 'Sorted by name.',
  permission: 'trunks:read',
  query: z.strictObject(pageQuery),
  answer: page(trunk),
});

export const createTrunk = operation({
  ...common,
  id: 'createTrunk',
  method: 'POST',
  path: '/api/v1/trunks',
  summary: 'Add a trunk',
  permission: 'trunks:write',
  body: createTrunkBody,
  answer: trunk,
  status: 201,
  location: '/api/v1/trunks/{id}',
  faults: ['conflict'],
});

export const getTrunk = operation({
  ...common,
  id: 'getTrunk',
  method: 'GET',
  path: '/api/v1/trunks/{id}',
  summary: 'One trunk',
  permission: 'trunks:read',
  params: idParam,
  answer: trunk,
});

export const updateTrunk = operation({
  ...common,
  id: 'updateTrunk',
  method: 'PATCH',
  path: '/api/v1/trunks/{id}',
  summary: 'Change a trunk',
  permission: 'trunks:write',
  params: idParam,
  body: updateTrunkBody,
  answer: trunk,
  ifMatch: true,
  faults: ['conflict'],
});

export const removeTrunk = operation({
  ...common,
  id: 'removeTrunk',
  method: 'DELETE',
  path: '/api/v1/trunks/{id}',
  summary: 'Remove a trunk',
  description: 'Routes of PBXs that name it go by their other trunks, or nowhere.',
  permission: 'trunks:write',
  params: idParam,
  ifMatch: true,
});

/** What a PBX may choose from for its routes: no more than a name. */
export const trunkChoice = z.strictObject({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
});

export type TrunkChoice = z.output<typeof trunkChoice>;

export const listOutgoingTrunks = operation({
  tag: 'Outgoing calls',
  reach: 'tenant',
  id: 'listOutgoingTrunks',
  method: 'GET',
  path: '/api/v1/outgoing/trunks',
  summary: 'Trunks that routes can name',
  description: 'In the order in which they are tried.',
  permission: 'outgoing:read',
  answer: z.strictObject({ items: z.array(trunkChoice) }),
});
