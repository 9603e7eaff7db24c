import type { Step } from '../plan';
import type { Executor } from '../run';

export const play: Executor<Extract<Step, { do: 'play' }>> = (_run, _step) => ({
  words: 'The caller hears a sound.',
});
