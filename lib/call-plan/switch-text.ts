/** What the switch, a SIP display name or a dial string would read as syntax, and what stands for it. */
const HARMLESS: Readonly<Record<string, string>> = {
  $: '',
  '{': '(',
  '}': ')',
  '[': '(',
  ']': ')',
  '<': '(',
  '>': ')',
  '"': "'",
  '`': "'",
  '\\': '-',
  '|': '-',
  // The switch takes a name for an address and keeps what follows the last of these.
  '/': '-',
  ':': '-',
  '@': '(at)',
};

/** Control characters, line ends, and the marks that turn the direction of text (a spoofing trick). */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}]+/gu;

const MAX_CHARACTERS = 80;

/**
 * A person's words made safe to stand in a channel variable and a SIP display name: FreeSWITCH
 * expands `${…}` in any value it uses (also inside the values of variables), sofia puts the name
 * between double quotes as it is. Readable, one line, at most 80 characters.
 */
export function plainText(text: string): string {
  const line = text.normalize('NFC').replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim();
  const safe = Array.from(line, (character) => HARMLESS[character] ?? character).join('');
  return Array.from(safe).slice(0, MAX_CHARACTERS).join('').trim();
}

/** Ids, usernames, domains and numbers stand in dial strings, where no escape is safe: checked, never mended. */
export function checked(what: string, text: string, pattern: RegExp): string {
  if (!pattern.test(text))
    throw new Error(`Not a ${what} that may stand in a document: ${JSON.stringify(text)}`);
  return text;
}

export const ID = /^[A-Za-z0-9_-]{1,64}$/;
export const DOMAIN = /^[a-z0-9]([a-z0-9.-]{0,188}[a-z0-9])?$/;
export const USERNAME = /^[a-z0-9]{1,32}$/;
export const SHORT_NUMBER = /^[0-9]{2,4}$/;
/** What may be dialled: digits, the keys of a phone, names of services. */
export const DIALLED = /^[0-9A-Za-z+*#._-]{1,64}$/;
/** Ids, numbers, key strings, names of steps and outcomes; also nothing at all. */
export const TOKEN = /^[0-9A-Za-z+*#._-]{0,64}$/;
