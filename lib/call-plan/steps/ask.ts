import { targetWords } from '../explain';
import type { Step } from '../plan';
import type { Executor } from '../run';

export const ask: Executor<Extract<Step, { do: 'ask' }>> = (run, { id, fallback }) => {
  const answer = run.facts.services?.[id];
  const go = answer ?? fallback;
  const what = answer ? 'answers' : 'does not answer in time';
  return {
    outcome: answer ? 'ok' : 'fallback',
    words: `Your service ${run.nameOf(id)} ${what}: goes to ${targetWords(run, go)}.`,
    go,
  };
};
