import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant, page, pageQuery, requiredText, version } from '@/lib/shared/fields';

export const MEDIA_NODE_STATES = ['active', 'draining', 'disabled'] as const;

/** A switch that handles media. `kind` and what follows is what the worker last saw. */
export const mediaNode = z
  .strictObject({
    id: z.string(),
    name: z.string().meta({ example: 'media-1' }),
    state: z.enum(MEDIA_NODE_STATES),
    kind: z.string().meta({ examples: ['freeswitch', 'simulator', 'unknown'] }),
    softwareVersion: z.string().nullable(),
    connected: z.boolean(),
    sipHost: z.string(),
    sipPort: z.int(),
    eslHost: z.string(),
    eslPort: z.int(),
    appliedSeq: z.string().meta({ description: 'A whole number as text: it may pass 2^53' }),
    behind: z.int().meta({ description: 'Documents it has not acknowledged yet' }),
    lastAckAt: instant.nullable(),
    lastError: z.string().nullable(),
    version,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'MediaNode' });

export type MediaNode = z.output<typeof mediaNode>;

export const hostField = z
  .string()
  .max(64, 'At most 64 characters.')
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'Must be an address or a host name in small letters.');
export const portField = z.int().min(1, 'At least 1.').max(65535, 'At most 65535.');

const fields = {
  name: requiredText(64),
  sipHost: hostField,
  sipPort: portField,
  eslHost: hostField,
  eslPort: portField,
  eslPassword: z
    .string()
    .min(16, 'At least 16 characters.')
    .max(100, 'At most 100 characters.')
    .regex(/^[!-~]+$/, 'Letters, digits and signs of ASCII only.')
    .describe('Written, never read back'),
  state: z.enum(MEDIA_NODE_STATES),
};

export const createMediaNodeBody = z.strictObject({
  ...fields,
  state: fields.state.default('active'),
});
export const updateMediaNodeBody = z.strictObject(fields).partial();

export type CreateMediaNode = z.output<typeof createMediaNodeBody>;
export type UpdateMediaNode = z.output<typeof updateMediaNodeBody>;

const common = { tag: 'Media nodes', reach: 'platform' } as const;

export const listMediaNodes = operation({
  ...common,
  id: 'listMediaNodes',
  method: 'GET',
  path: '/api/v1/media-nodes',
  summary: 'List media nodes',
  permission: 'media-nodes:read',
  query: z.strictObject(pageQuery),
  answer: page(mediaNode),
});

export const createMediaNode = operation({
  ...common,
  id: 'createMediaNode',
  method: 'POST',
  path: '/api/v1/media-nodes',
  summary: 'Add a media node',
  permission: 'media-nodes:write',
  body: createMediaNodeBody,
  answer: mediaNode,
  status: 201,
  location: '/api/v1/media-nodes/{id}',
  faults: ['conflict'],
});

export const getMediaNode = operation({
  ...common,
  id: 'getMediaNode',
  method: 'GET',
  path: '/api/v1/media-nodes/{id}',
  summary: 'One media node',
  permission: 'media-nodes:read',
  params: idParam,
  answer: mediaNode,
});

export const updateMediaNode = operation({
  ...common,
  id: 'updateMediaNode',
  method: 'PATCH',
  path: '/api/v1/media-nodes/{id}',
  summary: 'Change, drain or disable a media node',
  description: '`draining`: no new calls, the running ones end in peace.',
  permission: 'media-nodes:write',
  params: idParam,
  body: updateMediaNodeBody,
  answer: mediaNode,
  ifMatch: true,
  faults: ['conflict'],
});

export const removeMediaNode = operation({
  ...common,
  id: 'removeMediaNode',
  method: 'DELETE',
  path: '/api/v1/media-nodes/{id}',
  summary: 'Remove a media node',
  permission: 'media-nodes:write',
  params: idParam,
  ifMatch: true,
});
