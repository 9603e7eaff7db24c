import type { CollectStep } from '../plan';
import type { Executor } from '../run';

/** Waited for another digit; the same in scripts/keys.lua. */
const BETWEEN_SECONDS = 2;

/** The # ends it. */
function taken({ digitsMax }: CollectStep, keys: string): string {
  const end = keys.indexOf('#');
  return keys.slice(0, end < 0 ? digitsMax : Math.min(end + 1, digitsMax));
}

export const collect: Executor<CollectStep> = (run, step) => {
  const keys = run.press((pressed) => taken(step, pressed));
  const digits = keys.replace('#', '');
  const isWhole = keys.endsWith('#') || keys.length === step.digitsMax;
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
