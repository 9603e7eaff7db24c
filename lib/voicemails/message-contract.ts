import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { objectSchema } from '@/lib/objects/contract';
import { ref } from '@/lib/objects/ref';
import { flagQuery, idParam, instant, page, pageQuery } from '@/lib/shared/fields';
import { voicemailBox } from './contract';

export const voicemailMessage = z
  .strictObject({
    id: z.string().meta({ example: 'vmm_01kaqx3fz8w2c7r5m9h1' }),
    boxId: z.string(),
    receivedAt: instant,
    seconds: z.int(),
    bytes: z.int(),
    callId: z.string().describe('Of the call log'),
    callerNumber: z.string().describe('Empty: the caller hid it'),
    callerName: z.string().nullable(),
    heard: z.boolean(),
    saved: z.boolean().describe('Kept when the days of the box are over'),
    fromBoxId: z.string().nullable().describe('The box it was forwarded from'),
    expiresAt: instant.nullable().describe('Removed by itself then; null: kept'),
  })
  .meta({ id: 'VoicemailMessage' });

export type VoicemailMessage = z.output<typeof voicemailMessage>;

const common = { tag: 'Voicemail', reach: 'tenant' } as const;
const path = '/api/v1/voicemail-messages';
const own = 'With the role `user`: of the box of the own extension only.';

export const listVoicemailMessages = operation({
  ...common,
  ...{ id: 'listVoicemailMessages', method: 'GET', path, permission: 'voicemail-messages:read' },
  summary: 'Messages in voicemail boxes',
  description: `Newest first. ${own}`,
  query: z.strictObject({
    ...pageQuery,
    boxId: z.string().max(128).optional(),
    heard: flagQuery.optional(),
  }),
  answer: page(voicemailMessage),
});

export const updateVoicemailMessage = operation({
  ...common,
  id: 'updateVoicemailMessage',
  method: 'PATCH',
  path: `${path}/{id}`,
  permission: 'voicemail-messages:write',
  summary: 'Mark a message as heard or new, or save it',
  description: 'The lamps of the phones follow.',
  params: idParam,
  body: z
    .strictObject({ heard: z.boolean(), saved: z.boolean() })
    .partial()
    .meta({ example: { heard: true } }),
  answer: voicemailMessage,
});

export const removeVoicemailMessage = operation({
  ...common,
  id: 'removeVoicemailMessage',
  method: 'DELETE',
  path: `${path}/{id}`,
  permission: 'voicemail-messages:write',
  summary: 'Remove a message',
  params: idParam,
});

export const forwardVoicemailMessage = operation({
  ...common,
  id: 'forwardVoicemailMessage',
  method: 'POST',
  path: `${path}/{id}/forward`,
  permission: 'voicemail-messages:write',
  summary: 'Put a copy of a message into another box',
  description: 'It is new there, and stays where it is. A full box does not take it.',
  params: idParam,
  body: z
    .strictObject({ boxId: ref('voicemail') })
    .meta({ example: { boxId: 'vmb_01kaqx3fz8w2c7r5m9h1' } }),
  answer: voicemailMessage,
  status: 201,
  location: `${path}/{id}`,
  faults: ['conflict'],
});

export const getVoicemailAudio = operation({
  ...common,
  id: 'getVoicemailAudio',
  method: 'GET',
  path: `${path}/{id}/audio`,
  permission: 'voicemail-messages:read',
  summary: 'Listen to a message',
  description: 'It stays as new as it is. Who listened is kept in the audit trail.',
  params: idParam,
  fileType: 'audio/wav',
});

export const giveVoicemailBox = operation({
  ...common,
  id: 'giveVoicemailBox',
  method: 'POST',
  path: '/api/v1/extensions/{id}/voicemail',
  permission: 'extensions:write',
  summary: 'Give an extension a voicemail box of its own',
  description:
    'Needs `voicemail:write`, too. Named after it; callers reach it when nobody takes the call. Another box, or none, is set by the field `voicemail` of the extension.',
  params: idParam,
  answer: objectSchema(voicemailBox),
  status: 201,
  faults: ['conflict'],
});
