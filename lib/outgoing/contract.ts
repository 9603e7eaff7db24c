import { z } from 'zod';
import { patternField } from '@/lib/call-plan/pattern-field';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { ref } from '@/lib/objects/ref';
import { e164Field, requiredText } from '@/lib/shared/fields';
import { isCountry } from './countries';

const patterns = z
  .array(patternField)
  .min(1, 'At least one pattern.')
  .max(50, 'At most 50 patterns.');

/** What is done with what was dialled. Neither taken away nor added: let through as it is. */
const dialRule = z.strictObject({
  name: requiredText(80),
  enabled: z.boolean().default(true),
  patterns: patterns.describe('Of what is dialled, before anything else is made of it'),
  act: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('ban') }),
    z.strictObject({
      do: z.literal('rewrite'),
      strip: z
        .int()
        .min(0, 'At least 0.')
        .max(20, 'At most 20.')
        .describe('Characters taken from the front'),
      add: z
        .string()
        .regex(/^\+?[0-9]{0,20}$/, 'Only digits, and + before them; at most 20.')
        .describe('Put in their place'),
    }),
  ]),
});

const trunkId = ref('trunk');

const route = z.strictObject({
  name: requiredText(80),
  enabled: z.boolean().default(true),
  patterns: patterns.describe('Of numbers with + and country: `+44*`'),
  schedule: ref('schedule')
    .nullable()
    .default(null)
    .describe('Only while it is open; null: always'),
  trunks: z
    .array(trunkId)
    .max(8, 'At most 8 trunks.')
    .default([])
    .describe('In the order in which they are tried; none: all, in their own order'),
  callerId: e164Field.nullable().default(null).describe('A number of this PBX'),
  callerIdFor: z
    .enum(['without_own', 'everybody'])
    .default('without_own')
    .describe('Whose calls show it: of those without a number of their own, or all'),
});

const calls = (most: number) =>
  z.int().min(1, 'At least 1.').max(most, `At most ${most}.`).nullable();

const twice = (list: readonly string[]) => list.find((one, index) => list.indexOf(one) !== index);

/** How the people of a PBX call the outside. */
export const outgoing = defineObject({
  kind: 'outgoing',
  idKind: 'outgoing',
  path: 'outgoing',
  tag: 'Outgoing calls',
  singular: 'outgoing settings',
  schemaId: 'Outgoing',
  numbered: false,
  config: {
    rules: z.array(dialRule).max(100, 'At most 100 rules.').describe('The first that fits counts'),
    routes: z
      .array(route)
      .max(50, 'At most 50 routes.')
      .describe('The first that fits, and is open, counts'),
    otherCalls: z
      .enum(['allowed', 'refused'])
      .describe('What no route is for; `allowed`: over all trunks in their own order'),
    callerId: e164Field
      .nullable()
      .describe('A number of this PBX, shown unless something else is; null: the oldest'),
    countries: z
      .array(z.string().refine(isCountry, 'Not a country: two letters, such as DE.'))
      .max(260, 'At most 260 countries.')
      .nullable()
      .describe('That may be called; null: all'),
    emergencyNumbers: z
      .array(z.string().regex(/^[0-9]{2,6}$/, 'Must be 2 to 6 digits.'))
      .max(20, 'At most 20 numbers.')
      .describe("Besides those of the PBX's country; nothing ever stops a call to them"),
    maxCalls: calls(10_000).describe('To the outside at the same time; null: no limit'),
    maxCallsPerExtension: calls(100).describe('To the outside at the same time; null: no limit'),
  },
  defaults: {
    rules: [],
    routes: [],
    otherCalls: 'allowed',
    callerId: null,
    countries: null,
    emergencyNumbers: [],
    maxCalls: null,
    maxCallsPerExtension: null,
  },
  example: {
    rules: [{ name: 'Premium numbers', patterns: ['0900*'], act: { do: 'ban' } }],
    routes: [{ name: 'Britain', patterns: ['+44*'] }],
    countries: ['DE', 'GB'],
    maxCalls: 20,
  },
  check: ({ countries, emergencyNumbers, routes }) => {
    const country = twice(countries ?? []);
    const number = twice(emergencyNumbers);
    return [
      ...(country === undefined
        ? []
        : [{ field: 'countries', message: `${country} is there twice.` }]),
      ...(number === undefined
        ? []
        : [{ field: 'emergencyNumbers', message: `${number} is there twice.` }]),
      ...routes.flatMap(({ trunks = [] }, index) =>
        twice(trunks) === undefined
          ? []
          : [{ field: `routes.${index}.trunks`, message: 'A trunk is there twice.' }],
      ),
    ];
  },
});

export type OutgoingConfig = ConfigOf<(typeof outgoing)['config']>;
