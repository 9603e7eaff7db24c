import type { CollectStep } from '../plan';
import type { Executor } from '../run';

export const collect: Executor<CollectStep> = (run, step) => {
  // The # ends it, and is not kept.
  const [digits = ''] = run.press().split('#');
  const isEnough = digits.length >= step.digitsMin;
  if (!isEnough) return { outcome: 'timeout', words: 'The caller presses too little.' };
  run.variables.set(step.name, digits.slice(0, step.digitsMax));
  return {
    outcome: 'ok',
    words: `The caller presses ${digits || 'nothing'}, kept as “${step.name}”.`,
  };
};
