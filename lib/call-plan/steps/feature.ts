import type { Step } from '../plan';
import type { Executor } from '../run';

export const feature: Executor<Extract<Step, { do: 'feature' }>> = (_, { code }) => ({
  words: `The feature “${code.replaceAll('_', ' ')}” is done.`,
  end: 'done',
});
