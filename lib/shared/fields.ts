import { z } from 'zod';
import { parseE164 } from './e164';

/**
 * Text a person typed and another person will read, and that ends in XML, CSV and logs: no control
 * characters, no lone surrogates, no marks that turn the reading direction round.
 */
const READABLE = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]*$/u;

export function text(lengthMax: number): z.ZodString {
  return z
    .string()
    .trim()
    .max(lengthMax, `At most ${lengthMax} characters.`)
    .regex(READABLE, 'Control characters are not taken.');
}

export function requiredText(lengthMax: number): z.ZodString {
  return text(lengthMax).min(1, 'Must not be empty.');
}

export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('Not an e-mail address.'));

/** Written in any usual way, kept as E.164: `+4930901820`. */
export const e164Field = z
  .string()
  .max(40, 'At most 40 characters.')
  .transform((given, context) => {
    const number = parseE164(given);
    if (number) return number;
    context.addIssue({
      code: 'custom',
      message: 'Not a number in E.164: + and 7 to 15 digits, such as +4930901820.',
    });
    return z.NEVER;
  })
  .meta({ example: '+4930901820' });

/** A malformed id is an id that does not exist: the answer is 404 and not 400. */
export const idParam = z.strictObject({ id: z.string().max(128) });

/** ISO 8601 in UTC, with milliseconds. */
export const instant = z.iso.datetime().meta({ example: '2026-11-23T14:05:09.120Z' });

export const version = z.int().positive().meta({
  description: 'Grows with every change. Send it as If-Match: "<version>".',
});

export const pageQuery = {
  limit: z.coerce
    .number('Must be a number.')
    .int('Must be a whole number.')
    .min(1, 'At least 1.')
    .max(200, 'At most 200.')
    .default(50)
    .describe('Most items in one answer'),
  cursor: z
    .string()
    .max(512, 'Not a cursor.')
    .optional()
    .describe('`nextCursor` of the answer before; opaque'),
};

export const flagQuery = z
  .enum(['true', 'false'], 'Must be true or false.')
  .transform((word) => word === 'true');

export function page<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<
  { items: z.ZodArray<Item>; nextCursor: z.ZodNullable<z.ZodString> },
  z.core.$strict
> {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}
