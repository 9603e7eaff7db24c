import { z } from 'zod';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { codeFaults, type Codes, type FeatureField } from './rules';

/** `*97`, `**`, or two to four digits that are nobody's number. null: switched off. */
const code = z
  .string()
  .regex(/^(?:\*{1,2}[0-9]{0,4}|[0-9]{2,4})$/, 'Must be * and up to 4 digits, or 2 to 4 digits.')
  .refine((text) => text !== '*', 'Must be more than *.')
  .nullable();

const codes = {
  pickup: code.describe('Takes a call that rings at the extension that follows'),
  groupPickup: code.describe('Takes the call that rings longest, of those one may pick up'),
  park: code.describe('Parks the call that is on hold at this phone, and says where'),
  retrieve: code.describe('The place follows; without it, the only call that is parked'),
  voicemail: code.describe('One’s own mailbox, or the one that follows'),
  forwardOn: code.describe('All calls go to the number that follows'),
  forwardOff: code,
  dndOn: code.describe('Do not disturb: callers hear busy'),
  dndOff: code,
  agentIn: code.describe('An agent takes calls of the queues'),
  agentOut: code.describe(
    'Takes none; with up to 4 digits behind it a break, whose reason they are',
  ),
  listen: code.describe('Hears the call of the extension that follows'),
  whisper: code.describe('Is heard by that extension only'),
  join: code.describe('Is heard by both'),
  replace: code.describe('Goes on with the call of the extension that follows, which drops out'),
  conference: code.describe(
    'A conference of one’s own with whoever is on hold; an extension that follows is called in, a room that follows is entered',
  ),
  echo: code,
  time: code.describe('Says the time'),
} satisfies Record<FeatureField, typeof code>;

const DEFAULT_CODES: Codes = {
  ...{ pickup: '**', groupPickup: '*8', park: '*68', retrieve: '*69', voicemail: '*97' },
  ...{ forwardOn: '*72', forwardOff: '*73', dndOn: '*78', dndOff: '*79' },
  ...{ agentIn: '*22', agentOut: '*23' },
  ...{ listen: '*33', whisper: '*34', join: '*35', replace: '*36' },
  ...{ conference: '*66', echo: '*43', time: '*60' },
};

/** What people of a PBX dial to make the PBX do something. */
export const featureCodes = defineObject({
  kind: 'feature_codes',
  idKind: 'featureCodes',
  path: 'feature-codes',
  tag: 'Feature codes',
  singular: 'feature codes',
  schemaId: 'FeatureCodes',
  numbered: false,
  config: {
    ...codes,
    parkPlaces: z.int().min(1, 'At least 1.').max(50, 'At most 50.').describe('Numbered from 1'),
    parkSeconds: z
      .int()
      .min(15, 'At least 15 seconds.')
      .max(3600, 'At most 3600 seconds.')
      .describe('Then a parked call rings at who parked it'),
  },
  defaults: { ...DEFAULT_CODES, parkPlaces: 9, parkSeconds: 120 },
  check: codeFaults,
  example: { pickup: '**', echo: '*43', time: null, parkSeconds: 90 },
});

export type FeatureCodesConfig = ConfigOf<(typeof featureCodes)['config']>;
