import { z } from 'zod';
import { hostField, portField } from '@/lib/media-nodes/contract';
import { requiredText } from '@/lib/shared/fields';

/** As SDP names them; what is not here is not offered to a carrier that is told what to take. */
export const TRUNK_CODECS = ['opus', 'G722', 'PCMA', 'PCMU', 'G729'] as const;

export const gateway = z.strictObject({
  host: hostField,
  port: portField.default(5060),
  transport: z.enum(['udp', 'tcp', 'tls']).default('udp'),
});

/** They stand in the entry node's settings, whose parts have a bar between them. */
const accountText = (pattern: RegExp, message: string) =>
  z.string().min(1, 'Must not be empty.').max(64, 'At most 64 characters.').regex(pattern, message);

const registrationFields = {
  username: accountText(/^[A-Za-z0-9._+-]+$/, 'Only letters, digits and . _ + -'),
  domain: hostField.describe('In the addresses of the account, and in From of calls by it'),
  realm: accountText(/^[A-Za-z0-9 ._@-]+$/, 'Only letters, digits, spaces and . _ @ -')
    .optional()
    .describe('Where the password holds; not given: the domain'),
  expiresSeconds: z
    .int()
    .min(60, 'At least 60 seconds.')
    .max(3600, 'At most an hour.')
    .default(300),
};

/** As it is shown and kept: without the password. */
export const registration = z.strictObject({
  ...registrationFields,
  realm: z.string(),
  expiresSeconds: z.int(),
});

export type Registration = z.output<typeof registration>;

export const registrationInput = z.strictObject({
  ...registrationFields,
  password: z
    .string()
    .min(1, 'Must not be empty.')
    .max(128, 'At most 128 characters.')
    .optional()
    .describe('Never shown again. Not needed while user name and realm stay what they are'),
});

export type RegistrationInput = z.output<typeof registrationInput>;

export const trunkFields = {
  name: requiredText(64),
  enabled: z.boolean(),
  gateways: z.array(gateway).min(1, 'At least one gateway.').max(16, 'At most 16 gateways.'),
  registration: registrationInput
    .nullable()
    .describe('The account at the carrier; null: the carrier knows us by our address'),
  codecs: z
    .array(z.enum(TRUNK_CODECS))
    .max(TRUNK_CODECS.length)
    .refine((list) => new Set(list).size === list.length, 'A codec is there twice.')
    .describe('Offered to the carrier, the best first; none: whatever the phones offer'),
  maxCalls: z
    .int()
    .min(1, 'At least 1.')
    .max(10_000, 'At most 10000.')
    .nullable()
    .describe(
      'At the same time, in and out together; null: no limit. Calls for help are not counted',
    ),
  position: z
    .int()
    .min(0, 'At least 0.')
    .max(9999, 'At most 9999.')
    .describe('Which one is tried first: the smallest; equal ones by age'),
  countryCode: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/, 'A country calling code such as 49.')
    .nullable()
    .describe('Whose national numbers come in by it; null: all come in international form'),
};
