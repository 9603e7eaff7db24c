import { z } from 'zod';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';

const choice = z.enum(['always', 'on_demand', 'never']);

/** What a PBX records when neither a number nor an extension says otherwise, and how. */
export const recordingPolicy = defineObject({
  kind: 'recording_policy',
  idKind: 'recordingPolicy',
  path: 'recording-policy',
  resource: 'recordings',
  tag: 'Recording policy',
  singular: 'recording policy',
  schemaId: 'RecordingPolicy',
  numbered: false,
  config: {
    incoming: choice.describe('Calls from outside; `on_demand`: only once an extension dials *2'),
    outgoing: choice.describe('Calls to the outside'),
    internal: choice.describe('Calls between extensions'),
    stereo: z.boolean().describe('The two sides on two channels'),
    announcement: ref('sound')
      .nullable()
      .describe(
        'Heard by the outside side before it is connected, when the call is recorded from its beginning',
      ),
    retentionDays: z
      .int()
      .min(1, 'At least 1.')
      .max(3650, 'At most 3650.')
      .nullable()
      .describe('New recordings are removed by themselves after so many days; null: kept'),
  },
  defaults: {
    incoming: 'never',
    outgoing: 'never',
    internal: 'never',
    stereo: true,
    announcement: null,
    retentionDays: null,
  },
  example: { incoming: 'always', outgoing: 'on_demand', retentionDays: 90 },
});

export type RecordingPolicyConfig = ConfigOf<(typeof recordingPolicy)['config']>;
