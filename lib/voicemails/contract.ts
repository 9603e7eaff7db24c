import { z } from 'zod';
import { defineObject, type ConfigOf, type JsonObject } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import type { FieldError } from '@/lib/http/fault';
import { emailField } from '@/lib/shared/fields';
import { hashPin, storedPin } from './pin';
import { PIN_WORDS, pinWeakness } from './pin-rules';

/** A node's document holds all messages of a box: it must not grow without end. */
export const MESSAGES_MAX = 200;

const pin = z
  .string()
  .regex(/^[0-9]{4,10}$/, PIN_WORDS.form)
  .nullable();

/** One that is stored was checked when it was given. */
function pinFaults(given: unknown): FieldError[] {
  const weakness = typeof given === 'string' ? pinWeakness(given, []) : undefined;
  return weakness ? [{ field: 'pin', message: PIN_WORDS[weakness] }] : [];
}

function withHash(config: JsonObject): JsonObject {
  return typeof config['pin'] === 'string' ? { ...config, pin: hashPin(config['pin']) } : config;
}

/** Where callers leave messages. It is somebody's by that extension's setting `voicemail`. */
export const voicemailBox = defineObject({
  kind: 'voicemail',
  idKind: 'voicemail',
  path: 'voicemail-boxes',
  resource: 'voicemail',
  tag: 'Voicemail',
  singular: 'voicemail box',
  schemaId: 'VoicemailBox',
  numbered: true,
  config: {
    pin: pin.describe(
      'Asked of whoever listens from another phone; not 1234, 0000 or the own number. null: listening only from the own phone',
    ),
    askPin: z.boolean().describe('Also asked of the own phone'),
    greeting: ref('sound')
      .nullable()
      .describe('Heard before the tone; null: a standard one in the language of the PBX'),
    email: emailField.nullable().describe('Is told of every new message'),
    attachMessage: z.boolean().describe('The message itself is attached to the e-mail'),
    maxSeconds: z
      .int()
      .min(10, 'At least 10 seconds.')
      .max(600, 'At most 600 seconds.')
      .describe('Of one message'),
    maxMessages: z
      .int()
      .min(1, 'At least 1.')
      .max(MESSAGES_MAX, `At most ${MESSAGES_MAX}.`)
      .describe('With so many in it the box is full, and callers are told'),
    keepDays: z
      .int()
      .min(1, 'At least 1 day.')
      .max(3650, 'At most 3650 days.')
      .nullable()
      .describe(
        'After so many days a message is removed, unless it was saved; of messages that come from now on. null: never',
      ),
  },
  defaults: {
    ...{ pin: null, askPin: false, greeting: null, email: null, attachMessage: true },
    ...{ maxSeconds: 180, maxMessages: 100, keepDays: null },
  },
  example: { name: 'Ada Lovelace', email: 'ada@example.com' },
  writeOnly: ['pin'],
  check: ({ pin: given }) => pinFaults(given),
  toStored: (config) => withHash(config as JsonObject),
  derived: {
    fields: { hasPin: z.boolean() },
    of: ({ pin: stored }) => ({ hasPin: storedPin.safeParse(stored).success }),
  },
});

export type VoicemailBoxConfig = ConfigOf<(typeof voicemailBox)['config']>;
