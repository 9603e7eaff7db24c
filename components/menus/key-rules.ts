/** As they stand on a phone. */
export const PHONE_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

type Key = { digits: string };

/** The next key of a phone that leads nowhere yet; empty when all of them do. Pure. */
export function nextKey(keys: readonly Key[]): string {
  const taken = new Set(keys.map(({ digits }) => digits));
  return PHONE_KEYS.find((key) => !taken.has(key)) ?? '';
}

/** Longer keys that begin with this one: pressing it alone makes the caller wait. Pure. */
export const longerThan = (keys: readonly Key[], digits: string): string[] =>
  digits === ''
    ? []
    : keys
        .filter((key) => key.digits.length > digits.length && key.digits.startsWith(digits))
        .map((key) => key.digits);
