import { z } from 'zod';

/** `#rrggbb`, lower case: the only form of a colour that enters the product. */
export const brandColor = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Write the colour as # and six hexadecimal digits, e.g. #1a56db.');

const httpsUrl = z
  .url({ protocol: /^https$/, error: 'Write a full address that begins with https://.' })
  .max(300);

/** What can be put behind `tel:`: digits, an optional +, and the usual separators. */
const phone = z
  .string()
  .trim()
  .max(32)
  .regex(/^\+?[0-9][0-9 ().-]{2,}$/, 'Write the number with its country code.');

/** All a reseller decides about the looks. Everything painted follows from these. */
export const brand = z.strictObject({
  productName: z.string().trim().min(1).max(40),
  color: brandColor.nullable(),
  logoUrl: z.string().max(300).nullable(),
  support: z.strictObject({
    name: z.string().trim().max(60).nullable(),
    email: z.email().max(254).nullable(),
    phone: phone.nullable(),
    url: httpsUrl.nullable(),
  }),
});

export type Brand = z.infer<typeof brand>;

export const NEUTRAL_BRAND: Brand = {
  productName: 'Phone system',
  color: null,
  logoUrl: null,
  support: { name: null, email: null, phone: null, url: null },
};
