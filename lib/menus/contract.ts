import { z } from 'zod';
import { patternField } from '@/lib/call-plan/pattern-field';
import { destination } from '@/lib/destinations/contract';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import type { FieldError } from '@/lib/http/fault';

const variableName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,30}$/, 'A word of a–z, 0–9 and _ that begins with a letter.')
  .meta({ example: 'customer' });

const patterns = z.array(patternField).min(1, 'At least one.').max(50, 'At most 50.');

/** Keys a caller presses; the longest that fits wins. */
export const menuKey = z.strictObject({
  digits: z
    .string()
    .regex(/^[0-9*#]{1,8}$/, 'One to eight of 0–9, * and #.')
    .meta({ example: '1' }),
  to: destination,
});

/** Asked before anything is said: the first that fits is taken. */
export const menuBranch = z.strictObject({
  when: z.discriminatedUnion('on', [
    z.strictObject({ on: z.literal('caller'), patterns }),
    z.strictObject({ on: z.literal('anonymous') }),
    z.strictObject({ on: z.literal('called'), patterns }),
    z.strictObject({
      on: z.literal('schedule'),
      id: ref('schedule'),
      is: z.enum(['open', 'closed']),
    }),
    z.strictObject({ on: z.literal('variable'), name: variableName, patterns }),
  ]),
  to: destination,
});

/** Digits asked for first: a customer number, a PIN; branches and services read them. */
export const menuCollect = z
  .strictObject({
    name: variableName,
    prompt: ref('sound').nullable().default(null),
    digitsMin: z.int().min(1).max(32),
    digitsMax: z.int().min(1).max(32),
    timeoutSeconds: z.int().min(1).max(60).default(5),
  })
  .refine(({ digitsMin, digitsMax }) => digitsMax >= digitsMin, {
    path: ['digitsMax'],
    message: 'Must not be less than digitsMin.',
  });

function keyFaults({ keys }: { keys: readonly { digits: string }[] }): FieldError[] {
  const seen = new Set<string>();
  return keys.flatMap(({ digits }, index) => {
    const isTwice = seen.has(digits);
    seen.add(digits);
    return isTwice ? [{ field: `keys.${index}.digits`, message: 'Is given twice.' }] : [];
  });
}

/** Says something and listens for keys. */
export const menu = defineObject({
  kind: 'menu',
  idKind: 'menu',
  path: 'menus',
  tag: 'Menus',
  singular: 'menu',
  schemaId: 'Menu',
  numbered: true,
  config: {
    collect: menuCollect.nullable(),
    branches: z.array(menuBranch).max(30, 'At most 30.'),
    greeting: ref('sound').nullable(),
    keys: z.array(menuKey).max(30, 'At most 30.'),
    dialExtensions: z.boolean().describe('Callers may dial the number of an extension'),
    timeoutSeconds: z.int().min(1).max(60).describe('Without a key, after the greeting'),
    tries: z.int().min(1).max(10).describe('Times the greeting is said before giving up'),
    invalidSound: ref('sound').nullable().describe('After a key that leads nowhere'),
    onTimeout: destination.nullable().describe('No key, all tries; null: the call ends'),
    onInvalid: destination.nullable().describe('Only wrong keys, all tries; null: as onTimeout'),
    lifetimeSeconds: z
      .int()
      .min(10, 'At least 10 seconds.')
      .max(1800, 'At most 1,800 seconds.')
      .nullable()
      .describe('Longest stay in the menu, all tries together'),
  },
  defaults: {
    collect: null,
    branches: [],
    greeting: null,
    keys: [],
    dialExtensions: false,
    timeoutSeconds: 5,
    tries: 3,
    invalidSound: null,
    onTimeout: null,
    onInvalid: null,
    lifetimeSeconds: null,
  },
  check: keyFaults,
  example: { name: 'Welcome', number: '810', keys: [{ digits: '9', to: { kind: 'hangup' } }] },
});

export type MenuConfig = ConfigOf<(typeof menu)['config']>;
