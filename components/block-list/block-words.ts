import type { BlockEntry } from '@/lib/block-list/contract';
import { prefixOf } from '@/lib/block-list/rules';

const WORDS = {
  number: 'Number',
  prefix: 'Beginning',
  pattern: 'Pattern',
  anonymous: 'Hidden',
  hidden: 'Hidden numbers',
  begins: (prefix: string) => `${prefix}…`,
};

type Blocked = Pick<BlockEntry, 'match' | 'value'>;

/** Who is blocked, as a list says it: `+4930901820`, `+4930…`, `Hidden numbers`. Pure. */
export function blockedWords({ match, value }: Blocked): string {
  if (match === 'anonymous') return WORDS.hidden;
  const prefix = match === 'pattern' ? prefixOf(value ?? '') : undefined;
  return prefix === undefined ? (value ?? '') : WORDS.begins(prefix);
}

/** What kind of entry it is. Pure. */
export function matchWords({ match, value }: Blocked): string {
  const isPrefix = match === 'pattern' && prefixOf(value ?? '') !== undefined;
  return WORDS[isPrefix ? 'prefix' : match];
}
