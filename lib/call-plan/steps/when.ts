import { allHold } from '../conditions';
import { conditionWords, targetWords } from '../explain';
import type { Step } from '../plan';
import type { Executor } from '../run';

export const when: Executor<Extract<Step, { do: 'when' }>> = (run, { if: conditions, go }) => {
  const asked = conditions.map((condition) => conditionWords(run, condition)).join(' and ');
  const rule = `If ${asked || 'always'}, to ${targetWords(run, go)}`;
  return allHold(conditions, run.conditionFacts())
    ? { outcome: 'y', words: `${rule}: so it is.`, go }
    : { outcome: 'n', words: `${rule}: not so, goes on.` };
};
