import { resultWords } from '../explain';
import { habitual, OUTGOING_ID, type OutgoingData, type OutgoingRoute } from '../outgoing';
import { matches, matchesAny } from '../pattern';
import type { Step } from '../plan';
import { dialTarget } from '../resolve';
import type { Executor, Run, StepAnswer } from '../run';
import { stateAt } from '../schedule';
import { isE164 } from '@/lib/shared/e164';

/** What was dialled after the owner's own rules; undefined: banned by the rule of this name. */
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

function call(run: Run, number: string, by: string): StepAnswer {
  const { ends } = run.ringingOf(number);
  const words = `Calls ${number} ${by}: ${resultWords(ends)}.`;
  if (ends === 'answered') {
    run.answeredBy = number;
    return { outcome: 'answered', words, end: 'answered' };
  }
  run.result = ends;
  return { outcome: ends, words };
}

const refused = (end: 'unknown' | 'barred', words: string): StepAnswer => ({
  outcome: end,
  words,
  end,
});

/** The order stands in outgoing.ts. */
function dialOut(run: Run, data: OutgoingData, dialled: string): StepAnswer {
  const { emergency, allowed } = data;
  if (emergency.numbers.includes(dialled)) return call(run, dialled, 'as an emergency call');
  const own = rewritten(data, dialled);
  if ('ban' in own) return refused('barred', `The rule “${own.ban}” bans ${dialled}.`);
  const number = e164Of(data, own.number);
  if (number === undefined) return refused('unknown', `${own.number} is no number of the outside.`);
  const inside = dialTarget(run, number);
  if (inside && 'id' in inside) {
    run.called = number;
    return { outcome: 'inside', words: `${number} is a number of this PBX.`, go: inside };
  }
  if (allowed !== null && !matchesAny(allowed, number)) {
    return refused('barred', `${number} is in a country that may not be called.`);
  }
  const route = data.routes.find((one) => matchesAny(one.patterns, number) && isOpen(run, one));
  if (!route) return refused('barred', `No route leads to ${number}.`);
  return call(run, number, `by the route “${route.name}”`);
}

export const outside: Executor<Extract<Step, { do: 'outside' }>> = (run, { number }) => {
  const { from, dialed } = run.facts;
  const data = run.document(OUTGOING_ID)?.data as OutgoingData | undefined;
  if (!data) return refused('unknown', 'This PBX has no way out.');
  if (number === '' && from.kind === 'trunk') {
    return refused('unknown', `A call from outside cannot go out again to ${dialed}.`);
  }
  return dialOut(run, data, number === '' ? dialed : number);
};
