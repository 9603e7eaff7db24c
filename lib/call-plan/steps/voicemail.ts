import type { Step } from '../plan';
import type { Executor } from '../run';

export const voicemail: Executor<Extract<Step, { do: 'voicemail' }>> = (run, { box }) => ({
  outcome: 'left',
  words: `The caller may leave a message in ${run.nameOf(box)}.`,
  end: 'done',
});
