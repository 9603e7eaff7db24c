declare const brand: unique symbol;
/** A number in E.164 with its plus: `+4930901820`. Made only by `parseE164`. */
export type E164 = string & { readonly [brand]: 'E164' };

/** ITU-T E.164: a country code that does not begin with 0, 15 digits at most. */
export const E164_PATTERN = /^\+[1-9][0-9]{6,14}$/;

export function isE164(text: string): text is E164 {
  return E164_PATTERN.test(text);
}

/** Takes spaces, dots, dashes, slashes and brackets out first; undefined when what is left is no E.164 number. */
export function parseE164(text: string): E164 | undefined {
  const bare = text.trim().replace(/[\s().\-/\u00a0]/g, '');
  return isE164(bare) ? bare : undefined;
}
