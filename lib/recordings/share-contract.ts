import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { idParam, instant } from '@/lib/shared/fields';

const common = { tag: 'Recordings', reach: 'tenant', permission: 'recordings:read' } as const;

export const recordingPeaks = z
  .strictObject({
    seconds: z.int(),
    lanes: z
      .array(z.array(z.int().min(0).max(100)))
      .describe('The loudest of each of 400 equal parts, a list for each channel; none: unknown'),
  })
  .meta({ id: 'RecordingPeaks' });

export type RecordingPeaks = z.output<typeof recordingPeaks>;

export const getRecordingPeaks = operation({
  ...common,
  id: 'getRecordingPeaks',
  method: 'GET',
  path: '/api/v1/recordings/{id}/peaks',
  summary: 'How loud a recording is where',
  description:
    'For drawing it. Nothing is heard by this, so nothing is written to the audit trail.',
  params: idParam,
  answer: recordingPeaks,
});

export const recordingLink = z
  .strictObject({ url: z.url(), expiresAt: instant })
  .meta({ id: 'RecordingLink' });

export type RecordingLink = z.output<typeof recordingLink>;

export const createRecordingLink = operation({
  ...common,
  id: 'createRecordingLink',
  method: 'POST',
  path: '/api/v1/recordings/{id}/links',
  summary: 'Make a link that lets others listen',
  description:
    'Whoever has the link hears this one recording without signing in, until it expires or the recording is removed. That it was made, and every listening, is kept in the audit trail.',
  params: idParam,
  body: z.strictObject({
    hours: z
      .int('Must be a whole number.')
      .min(1, 'At least 1.')
      .max(720, 'At most 720.')
      .default(24)
      .describe('How long it opens'),
  }),
  answer: recordingLink,
  status: 201,
});

export const openRecordingLink = operation({
  tag: 'Recordings',
  reach: 'none',
  permission: 'public',
  id: 'openRecordingLink',
  method: 'GET',
  path: '/api/v1/shared-recordings/{id}',
  summary: 'Listen by a link',
  description: 'What `createRecordingLink` answered, and nothing else, opens it.',
  params: idParam,
  fileType: 'audio/wav',
});
