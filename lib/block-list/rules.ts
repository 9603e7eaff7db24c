import { parseE164 } from '@/lib/shared/e164';

export const BLOCK_MATCHES = ['number', 'pattern', 'anonymous'] as const;
export type BlockMatch = (typeof BLOCK_MATCHES)[number];

export const BLOCK_ACTIONS = ['busy', 'rejected'] as const;
export type BlockAction = (typeof BLOCK_ACTIONS)[number];

export const ENTRIES_MAX = 50_000;
/** Each is tried on each call. */
export const PATTERNS_MAX = 500;

/** Patterns, hidden numbers and what is done: everything that is no number. */
export const GROUP_OF_THE_REST = 100;

/**
 * What changes together is rendered together: numbers by their last two digits, which spread evenly.
 * One number more touches a hundredth of the list.
 */
export function groupOf(match: BlockMatch, value: string): number {
  return match === 'number' ? Number(value.replace('+', '').slice(-2)) : GROUP_OF_THE_REST;
}

/**
 * A caller's number as it is kept: E.164 in any usual writing, `0049…` too; else the bare digits of a
 * short or foreign form, 2 to 20. Undefined: no number.
 */
export function blockedNumber(text: string): string | undefined {
  const bare = text.trim().replace(/[\s().\-/\u00a0]/g, '');
  const international = bare.replace(/^00(?=[1-9])/, '+');
  const number = parseE164(international);
  if (number) return number;
  return /^[0-9]{2,20}$/.test(bare) ? bare : undefined;
}

/** `+49 30` → `+4930*`: everybody whose number begins so. What is a pattern already stays one. */
export function prefixPattern(text: string): string {
  const isPattern = /[[\]?*]/.test(text);
  const marks = isPattern ? /[\s\u00a0]/g : /[\s().\-/\u00a0]/g;
  const bare = text.replace(marks, '').replace(/^00(?=[1-9])/, '+');
  return bare === '' || bare.endsWith('*') ? bare : `${bare}*`;
}

/** `+4930*` → `+4930`; undefined for a pattern that asks for more than how a number begins. */
export function prefixOf(pattern: string): string | undefined {
  return /^(\+?[0-9]+)\*$/.exec(pattern)?.[1];
}
