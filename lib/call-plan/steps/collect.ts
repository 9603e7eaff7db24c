import type { CollectStep } from '../plan';
import type { Executor } from '../run';

export const collect: Executor<CollectStep> = (run, step) => {
  const digits = run.press().slice(0, step.digitsMax);
  const isEnough = digits.length >= step.digitsMin && digits !== '';
  if (!isEnough) return { outcome: 'timeout', words: 'The caller presses too little.' };
  run.variables.set(step.name, digits);
  return { outcome: 'ok', words: `The caller presses ${digits}, kept as “${step.name}”.` };
};
