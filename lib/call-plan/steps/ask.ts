import { targetWords } from '../explain';
import type { Step } from '../plan';
import type { Executor } from '../run';

/** A service that sends calls back to itself is asked so often; steps/ask.lua counts the same. */
const ASKS_MAX = 5;

export const ask: Executor<Extract<Step, { do: 'ask' }>> = (run, { id, fallback }) => {
  run.asks += 1;
  const answer = run.asks <= ASKS_MAX ? run.facts.services?.[id] : undefined;
  const go = answer ?? fallback;
  const what =
    run.asks > ASKS_MAX
      ? `is not asked: there were ${ASKS_MAX} requests in this call`
      : answer
        ? 'answers'
        : 'does not answer in time';
  return {
    outcome: answer ? 'ok' : 'fallback',
    words: `Your service ${run.nameOf(id)} ${what}: goes to ${targetWords(run, go)}.`,
    go,
  };
};
