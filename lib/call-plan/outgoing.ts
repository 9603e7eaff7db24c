import { E164_PATTERN } from '@/lib/shared/e164';
import type { Pattern, Step } from './plan';

/** The plan that is run for whatever is dialled and stands under no `dial:` key. */
export const OUTGOING_ID = 'outgoing';

/**
 * `data` of the document `plan:<domain>:outgoing`: how a PBX calls out. Its steps are OUTGOING_STEPS.
 * The document also says that the node serves the domain at all, so every PBX has one, even one
 * that may not call out (no routes).
 *
 * Order, the same in scripts/outgoing.lua on the node and in an evaluator:
 *  1. from a trunk: 404
 *  2. an emergency number, as a phone dialled it, even where an extension has it: out by
 *     `emergency.trunks`, no rule, ban, limit or permission asked
 *  3. `rules`, the first that matches what was dialled: bans (403) or rewrites it, once; what became
 *     an emergency number is one
 *  4. what begins with `+` is E.164; else the first of `habits` that matches and gives E.164;
 *     none: 404
 *  5. `dial:<domain>:<E.164>` exists: it is a number of this PBX, the call goes there, not out
 *  6. not among `allowed`, or among `except`: 403
 *  7. the first route whose patterns match and whose schedule is open; none, or one without a
 *     trunk: 403
 *  8. who dialled has no extension or one that may call inside only: 403; as many calls as there
 *     may be: 403
 *  9. its trunks in order, until one is neither out of reach nor full: the entry node does that
 */
export interface OutgoingData {
  tenantId: string;
  /** The owner's own rules. */
  rules: readonly OutgoingRule[];
  /** How people of the country dial the outside: international prefix, national prefix. */
  habits: readonly DialHabit[];
  /** Digits, dialled as they are. */
  emergency: { numbers: readonly string[]; trunks: readonly OutgoingTrunk[] };
  /** E.164 shown when neither extension nor route has one; null: anonymous. */
  callerId: string | null;
  routes: readonly OutgoingRoute[];
  /** Of E.164 numbers (`+49*`); null: all countries. */
  allowed: readonly Pattern[] | null;
  /** Of numbers that look as if they were among `allowed`, but are in another country. */
  except?: readonly Pattern[];
  /** Calls to the outside at the same time; a further one hears 403. */
  limits?: { tenant?: number; extension?: number };
}

export type OutgoingRule = { name: string; patterns: readonly Pattern[] } & (
  { ban: true } | { strip: number; add: string }
);

/** `strip` characters are taken from the front, then `add` is put there. */
export interface DialHabit {
  pattern: Pattern;
  strip: number;
  add: string;
}

export interface OutgoingRoute {
  name: string;
  /** Of E.164 numbers. */
  patterns: readonly Pattern[];
  /** Only while this schedule is open. */
  schedule?: string;
  /** E.164. Shown instead of the PBX's own; with `overrides` also instead of the extension's. */
  callerId?: string;
  overrides?: true;
  /** In order of preference. */
  trunks: readonly OutgoingTrunk[];
}

export interface OutgoingTrunk {
  id: string;
  /** The trunk's set in Kamailio's dispatcher. How many calls it takes is known there. */
  set: number;
}

/** An `outside` step without a number calls what was dialled. */
export const OUTGOING_STEPS: readonly Step[] = [
  { do: 'outside', number: '' },
  { do: 'end', as: 'result' },
];

/** What a habit makes of a number, when that is E.164. */
export function habitual(habit: DialHabit, dialled: string): string | undefined {
  const number = habit.add + dialled.slice(habit.strip);
  return E164_PATTERN.test(number) ? number : undefined;
}
