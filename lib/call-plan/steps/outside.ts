import { resultWords } from '../explain';
import { OUTGOING_ID, type OutgoingData } from '../outgoing';
import type { Step } from '../plan';
import type { Executor, Run, StepAnswer } from '../run';
import { wayOut, type WayOut } from '../way-out';

/** Rung at a trunk at most; the same on the node. */
const RING_SECONDS = 120;

type Out = Extract<WayOut, { trunks: unknown }>;

const refused = (end: 'unknown' | 'barred', words: string): StepAnswer => ({
  outcome: end,
  words,
  end,
});

/** The extension that calls; a call from a trunk and a phone of nobody have none. */
function callerOf(run: Run): string | undefined {
  const { from } = run.facts;
  return from.kind === 'extension' ? from.id : undefined;
}

/** The extension's own limit counts calls in and out; this one is among them already. */
function isFree(run: Run, { limits = {}, tenantId }: OutgoingData): boolean {
  const id = callerOf(run);
  if (id !== undefined) {
    const most = run.document(id)?.data?.['maxCalls'];
    if (typeof most === 'number' && run.callsOf(id) > most) return false;
    if (!run.take(id, limits.extension)) return false;
  }
  return run.take(tenantId, limits.tenant);
}

/** Why this call may not go out, in words; undefined: it may. */
function kept(run: Run, data: OutgoingData, way: Out, isDialled: boolean): string | undefined {
  if (way.trunks.length === 0) return `No trunk leads to ${way.number}.`;
  if (way.emergency) return undefined;
  const id = callerOf(run);
  if (isDialled && id === undefined) return 'The phone belongs to no extension.';
  if (isDialled && id !== undefined && run.document(id)?.data?.['mayCallOut'] === 'inside') {
    return 'This extension may not call the outside.';
  }
  return isFree(run, data) ? undefined : 'As many calls go on as there may be.';
}

/** By the first trunk that is neither full nor out of reach, which the entry node finds out. */
function call(run: Run, { number, words: by }: Out): StepAnswer {
  const { ends, afterSeconds = 0 } = run.ringingOf(number);
  if (!run.wait(ends === 'no_answer' ? RING_SECONDS : afterSeconds)) {
    return { outcome: 'abandoned', words: `Calls ${number} ${by}.`, end: 'abandoned' };
  }
  const words = `Calls ${number} ${by}: ${resultWords(ends)}.`;
  if (ends === 'answered') {
    run.answeredBy = number;
    return { outcome: 'answered', words, end: 'answered' };
  }
  run.result = ends;
  return { outcome: ends, words };
}

export const outside: Executor<Extract<Step, { do: 'outside' }>> = (run, { number }) => {
  const { from, dialed } = run.facts;
  const data = run.document(OUTGOING_ID)?.data as OutgoingData | undefined;
  const isDialled = number === '';
  if (!data) return refused('unknown', 'This PBX has no way out.');
  if (isDialled && from.kind === 'trunk') {
    return refused('unknown', `A call from outside cannot go out again to ${dialed}.`);
  }
  const way = wayOut(run, data, isDialled ? dialed : number);
  if ('refused' in way) return refused(way.refused, way.words);
  if ('inside' in way) {
    run.called = way.number;
    return { outcome: 'inside', words: `${way.number} is a number of this PBX.`, go: way.inside };
  }
  const words = kept(run, data, way, isDialled);
  return words === undefined ? call(run, way) : refused('barred', words);
};
