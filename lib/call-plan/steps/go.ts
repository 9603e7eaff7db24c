import type { Step } from '../plan';
import { targetWords } from '../explain';
import type { Executor } from '../run';

export const go: Executor<Extract<Step, { do: 'go' }>> = (run, { to }) => ({
  words: `Goes to ${targetWords(run, to)}.`,
  go: to,
});
