import type { Step } from '../plan';
import type { Executor } from '../run';
import { screened } from '../screening';

export const screen: Executor<Extract<Step, { do: 'screen' }>> = (run) => {
  const { sipDomain, caller } = run.facts;
  const action = screened((key) => run.read(key), sipDomain, caller.number);
  if (!action) return { outcome: 'n', words: 'The caller is not on the block list.' };
  return { outcome: 'y', words: 'The caller is on the block list.', end: action };
};
