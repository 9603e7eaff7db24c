import type { Step } from '../plan';
import type { Executor } from '../run';

export const mark: Executor<Extract<Step, { do: 'mark' }>> = (run, { name, value }) => {
  return { words: `The record notes the ${name} ${run.nameOf(value)}.` };
};
