import { targetWords } from '../explain';
import type { MenuStep, Target } from '../plan';
import { dialTarget } from '../resolve';
import type { Executor, Run, StepAnswer } from '../run';

interface Chosen {
  outcome: string;
  go: Target;
}

/** A key string of the menu, or an extension's number where the menu takes those. */
function chosen(run: Run, step: MenuStep, digits: string): Chosen | undefined {
  const key = step.keys.find((one) => one.digits === digits);
  if (key) return { outcome: digits, go: key.go };
  const extension = step.dialExtensions && dialTarget(run, digits);
  return extension && extension.kind === 'extension'
    ? { outcome: digits, go: extension }
    : undefined;
}

export const menu: Executor<MenuStep> = (run, step): StepAnswer => {
  let last: 'timeout' | 'invalid' = 'timeout';
  const wrong: string[] = [];
  for (let attempt = 0; attempt < step.tries; attempt += 1) {
    const digits = run.press();
    const found = digits === '' ? undefined : chosen(run, step, digits);
    if (found) {
      const words = `The caller presses ${digits}: ${targetWords(run, found.go)}.`;
      return { ...found, words };
    }
    last = digits === '' ? 'timeout' : 'invalid';
    if (digits !== '') wrong.push(digits);
  }
  const go = last === 'timeout' ? step.onTimeout : step.onInvalid;
  const why = last === 'timeout' ? 'Nothing is pressed' : `${wrong.join(', ')} leads nowhere here`;
  const where = go ? `goes to ${targetWords(run, go)}` : 'goes on with the next step';
  return { outcome: last, words: `${why}: ${where}.`, ...(go && { go }) };
};
