import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { hostField, portField } from '@/lib/media-nodes/contract';
import { idParam, instant, page, pageQuery, requiredText, version } from '@/lib/shared/fields';

export const gateway = z.strictObject({
  host: hostField,
  port: portField.default(5060),
  transport: z.enum(['udp', 'tcp', 'tls']).default('udp'),
});

/** A connection to a carrier. Gateways are tried in this order. */
export const trunk = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    gateways: z.array(gateway),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Trunk' });

export type Trunk = z.output<typeof trunk>;

const fields = {
  name: requiredText(64),
  enabled: z.boolean(),
  gateways: z.array(gateway).min(1, 'At least one gateway.').max(16, 'At most 16 gateways.'),
};

export const createTrunkBody = z
  .strictObject({ ...fields, enabled: fields.enabled.default(true) })
  .meta({ example: { name: 'Carrier', gateways: [{ host: 'sip.carrier.example' }] } });
export const updateTrunkBody = z.strictObject(fields).partial();

export type CreateTrunk = z.output<typeof createTrunkBody>;
export type UpdateTrunk = z.output<typeof updateTrunkBody>;

const common = { tag: 'Trunks', reach: 'platform' } as const;

export const listTrunks = operation({
  ...common,
  id: 'listTrunks',
  method: 'GET',
  path: '/api/v1/trunks',
  summary: 'List trunks',
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
  permission: 'trunks:write',
  params: idParam,
  ifMatch: true,
});
