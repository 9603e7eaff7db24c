import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { objectSchema } from '@/lib/objects/contract';
import { defineObject } from '@/lib/objects/kind';
import { idParam, instant, requiredText } from '@/lib/shared/fields';
import { UPLOAD_BYTES_MAX } from '@/lib/sounds/rules';

export const UPLOAD_TYPES = [
  'audio/wav',
  'audio/x-wav',
  'audio/wave',
  'audio/vnd.wave',
  'audio/mpeg',
  'audio/mp3',
] as const;

/** The recording itself, as media nodes play it. */
export const soundAudio = z
  .strictObject({
    seconds: z.number(),
    bytes: z.int().describe('As media nodes hold it: WAV, 16 kHz, mono, 16 bit'),
    phoneBytes: z.int(),
    hash: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .describe('Changes when the sound does'),
    format: z.enum(['wav', 'mp3']).describe('What was uploaded'),
    uploadedAt: instant,
  })
  .meta({ id: 'SoundAudio' });

export type SoundAudio = z.output<typeof soundAudio>;

/** Something to play: a greeting, an announcement, music. */
export const sound = defineObject({
  kind: 'sound',
  idKind: 'sound',
  path: 'sounds',
  tag: 'Sounds',
  singular: 'sound',
  schemaId: 'Sound',
  numbered: false,
  config: {},
  defaults: {},
  example: { name: 'Welcome' },
  derived: {
    fields: { audio: soundAudio.nullable().describe('null: nothing uploaded yet, it is skipped') },
    of: (stored) => ({ audio: stored['audio'] ?? null }),
  },
});

const object = objectSchema(sound);
const common = { tag: 'Sounds', reach: 'tenant', uploadTypes: UPLOAD_TYPES } as const;
const limits =
  'WAV or MP3, up to 10 MB and 20 minutes; what it is, is seen by its content. It becomes mono with 16 kHz at an even loudness.';

export const uploadSound = operation({
  ...common,
  id: 'uploadSound',
  method: 'POST',
  path: '/api/v1/sounds/upload',
  permission: 'sounds:write',
  summary: 'Add a sound with its recording',
  description: `The file itself is the body. ${limits}`,
  query: z.strictObject({ name: requiredText(80) }),
  bodyBytesMax: UPLOAD_BYTES_MAX,
  answer: object,
  status: 201,
  location: '/api/v1/sounds/{id}',
  faults: ['conflict', 'invalid_audio'],
});

export const replaceSoundAudio = operation({
  ...common,
  id: 'replaceSoundAudio',
  method: 'PUT',
  path: '/api/v1/sounds/{id}/audio',
  permission: 'sounds:write',
  summary: 'Put another recording in the place of the old one',
  description: `Whatever uses the sound plays the new one from then on. ${limits}`,
  params: idParam,
  bodyBytesMax: UPLOAD_BYTES_MAX,
  answer: object,
  ifMatch: true,
  faults: ['conflict', 'invalid_audio'],
});

export const getSoundAudio = operation({
  tag: 'Sounds',
  reach: 'tenant',
  id: 'getSoundAudio',
  method: 'GET',
  path: '/api/v1/sounds/{id}/audio',
  permission: 'sounds:read',
  summary: 'Listen to a sound',
  params: idParam,
  query: z.strictObject({
    as: z.enum(['phone']).optional().describe('`phone`: through the codec of a telephone (G.711)'),
  }),
  fileType: 'audio/wav',
});
