import type { CollectStep } from '../plan';
import type { Executor } from '../run';

/** Waited for another digit; the same in scripts/keys.lua. */
const BETWEEN_SECONDS = 2;

export const collect: Executor<CollectStep> = (run, step) => {
  const keys = run.press();
  // The # ends it, and is not kept.
  const digits = (keys.split('#')[0] ?? '').slice(0, step.digitsMax);
  const isWhole = keys.includes('#') || digits.length === step.digitsMax;
  const seconds = keys === '' ? step.timeoutSeconds : isWhole ? 0 : BETWEEN_SECONDS;
  if (!run.wait(seconds)) {
    return { outcome: 'abandoned', words: 'The caller hangs up.', end: 'abandoned' };
  }
  const isEnough = digits.length >= step.digitsMin;
  if (!isEnough) return { outcome: 'timeout', words: 'The caller presses too little.' };
  run.variables.set(step.name, digits);
  return {
    outcome: 'ok',
    words: `The caller presses ${digits || 'nothing'}, kept as “${step.name}”.`,
  };
};
