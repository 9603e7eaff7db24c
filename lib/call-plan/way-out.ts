import { isE164 } from '@/lib/shared/e164';
import { habitual, type OutgoingData, type OutgoingRoute, type OutgoingTrunk } from './outgoing';
import { matches, matchesAny } from './pattern';
import { dialTarget } from './resolve';
import type { Onward, Run } from './run';
import { stateAt } from './schedule';

/** Where a call to the outside goes, and why. */
export type WayOut =
  | { number: string; trunks: readonly OutgoingTrunk[]; emergency: boolean; words: string }
  | { inside: Extract<Onward, { id: string }>; number: string }
  | { refused: 'unknown' | 'barred'; words: string };

/** What was dialled after the owner's own rules; banned by the rule of this name. */
function rewritten(
  { rules }: OutgoingData,
  dialled: string,
): { number: string; by?: string } | { ban: string } {
  const rule = rules.find(({ patterns }) => matchesAny(patterns, dialled));
  if (!rule) return { number: dialled };
  if ('ban' in rule) return { ban: rule.name };
  return { number: rule.add + dialled.slice(rule.strip), by: rule.name };
}

function e164Of({ habits }: OutgoingData, number: string): string | undefined {
  if (number.startsWith('+')) return isE164(number) ? number : undefined;
  for (const habit of habits) {
    const found = matches(habit.pattern, number) ? habitual(habit, number) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isOpen(run: Run, { schedule }: OutgoingRoute): boolean {
  if (schedule === undefined) return true;
  const table = run.document(schedule)?.schedule;
  return table !== undefined && stateAt(table, run.facts.at) === 'open';
}

const refused = (end: 'unknown' | 'barred', words: string): WayOut => ({ refused: end, words });

const forHelp = ({ emergency: { trunks } }: OutgoingData, number: string): WayOut => ({
  ...{ number, trunks, emergency: true },
  words: 'as an emergency call',
});

function isAllowed({ allowed, except = [] }: OutgoingData, number: string): boolean {
  return (allowed === null || matchesAny(allowed, number)) && !matchesAny(except, number);
}

/** Decides only: nobody is called. The order stands in outgoing.ts. */
export function wayOut(run: Run, data: OutgoingData, dialled: string): WayOut {
  if (data.emergency.numbers.includes(dialled)) return forHelp(data, dialled);
  const own = rewritten(data, dialled);
  if ('ban' in own) return refused('barred', `The rule “${own.ban}” bans ${dialled}.`);
  if (data.emergency.numbers.includes(own.number)) return forHelp(data, own.number);
  const number = e164Of(data, own.number);
  if (number === undefined) return refused('unknown', `${own.number} is no number of the outside.`);
  const inside = dialTarget(run, number);
  if (inside && 'id' in inside) return { inside, number };
  if (!isAllowed(data, number)) {
    return refused('barred', `${number} is in a country that may not be called.`);
  }
  const route = data.routes.find((one) => matchesAny(one.patterns, number) && isOpen(run, one));
  if (!route) return refused('barred', `No route leads to ${number}.`);
  const words = `by the route “${route.name}”`;
  return { number, trunks: route.trunks, emergency: false, words };
}
