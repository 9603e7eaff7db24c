import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant, page, pageQuery, text } from '@/lib/shared/fields';

export const recording = z
  .strictObject({
    id: z.string(),
    callId: z.string().describe('Of the call log'),
    startedAt: instant,
    seconds: z.int(),
    bytes: z.int(),
    stereo: z.boolean().describe('The two sides on two channels'),
    callerNumber: z.string(),
    callerName: z.string().nullable(),
    calledNumber: z.string(),
    extensionId: z.string().nullable(),
    queueId: z.string().nullable(),
    numberId: z.string().nullable(),
    expiresAt: instant.nullable().describe('Removed by itself then; null: kept'),
  })
  .meta({ id: 'Recording' });

export type Recording = z.output<typeof recording>;

const common = { tag: 'Recordings', reach: 'tenant' } as const;
const moment = z.iso.datetime({ offset: true }).optional();

export const listRecordings = operation({
  ...common,
  id: 'listRecordings',
  method: 'GET',
  path: '/api/v1/recordings',
  permission: 'recordings:read',
  summary: 'Recorded calls',
  description: 'Newest first.',
  query: z
    .strictObject({
      ...pageQuery,
      from: moment.describe('Began at or after'),
      to: moment.describe('Began before'),
      callId: z.string().max(64).optional(),
      extensionId: z.string().max(128).optional(),
      queueId: z.string().max(128).optional(),
      numberId: z.string().max(128).optional(),
      number: text(40).optional().describe('The caller or the called number, or a part of it'),
    })
    .refine((query) => !query.from || !query.to || Date.parse(query.from) < Date.parse(query.to), {
      path: ['to'],
      message: 'Must be after `from`.',
    }),
  answer: page(recording),
});

export const getRecordingAudio = operation({
  ...common,
  id: 'getRecordingAudio',
  method: 'GET',
  path: '/api/v1/recordings/{id}/audio',
  permission: 'recordings:read',
  summary: 'Listen to a recorded call',
  description: 'Who listened is kept in the audit trail.',
  params: idParam,
  fileType: 'audio/wav',
});

export const removeRecording = operation({
  ...common,
  id: 'removeRecording',
  method: 'DELETE',
  path: '/api/v1/recordings/{id}',
  permission: 'recordings:write',
  summary: 'Remove a recorded call',
  params: idParam,
});
