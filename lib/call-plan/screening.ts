import { matchesAny } from './pattern';
import type { Pattern } from './plan';
import { checked, DIALLED, DOMAIN } from './switch-text';

/** `block:<domain>:*` */
export interface BlockDocument {
  /** What whoever is blocked gets; also those who have a document of their own. */
  action: 'busy' | 'rejected';
  prefixes: Pattern[];
  anonymous?: true;
}

export const EVERYBODY_ELSE = '*';

/** What a document of its own can be for; `*` as a caller must not be taken for everybody else. */
const NUMBER = /^\+?[0-9]{2,20}$/;

/** Of one number, or of everybody else. */
export function blockKey(sipDomain: string, number: string): string {
  return `block:${checked('domain', sipDomain, DOMAIN)}:${checked('number', number, DIALLED)}`;
}

/**
 * What a blocked caller gets; undefined: not blocked. `caller` is null for who hides the number. A
 * blocked number has a document of its own, so a long list costs nothing. The same rules stand in
 * telephony/freeswitch/scripts/steps/screen.lua; screening-cases.json holds both to them.
 */
export function screened(
  read: (key: string) => unknown,
  sipDomain: string,
  caller: string | null,
): 'busy' | 'rejected' | undefined {
  const rest = read(blockKey(sipDomain, EVERYBODY_ELSE)) as BlockDocument | undefined;
  const action = rest?.action ?? 'rejected';
  if (caller === null) return rest?.anonymous ? action : undefined;
  const isOne = NUMBER.test(caller) && read(blockKey(sipDomain, caller)) !== undefined;
  return isOne || matchesAny(rest?.prefixes ?? [], caller) ? action : undefined;
}
