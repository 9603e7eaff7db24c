import type { Step } from '../plan';
import type { Executor } from '../run';

const WORDS = {
  always: 'From here on the call is recorded.',
  on_demand: 'The call may be recorded by key.',
  never: 'The call is not recorded.',
} as const;

export const record: Executor<Extract<Step, { do: 'record' }>> = (_, { when }) => ({
  outcome: when,
  words: WORDS[when],
});
