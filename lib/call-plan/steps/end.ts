import { endWords } from '../explain';
import type { Step } from '../plan';
import { endOf, type Executor } from '../run';

export const end: Executor<Extract<Step, { do: 'end' }>> = (run, { as }) => {
  const ending = endOf(as, run.result);
  return { outcome: as, words: endWords(ending), end: ending };
};
