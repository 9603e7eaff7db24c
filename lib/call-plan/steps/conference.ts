import type { Step } from '../plan';
import type { Executor } from '../run';

export const conference: Executor<Extract<Step, { do: 'conference' }>> = (run, { room }) => ({
  words: `The caller is in the conference ${run.nameOf(room)}.`,
  end: 'done',
});
