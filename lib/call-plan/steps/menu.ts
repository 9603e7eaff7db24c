import { targetWords } from '../explain';
import type { MenuStep } from '../plan';
import { extensionNumbered } from '../resolve';
import type { Executor, Onward, Run, StepAnswer } from '../run';

/** Waited for another key when what is pressed could go on; the same in scripts/keys.lua. */
const BETWEEN_SECONDS = 2;
const EXTENSION_DIGITS_MAX = 4;

interface Chosen {
  outcome: string;
  go: Onward;
}

/** A key string of the menu, or an extension's number where the menu takes those. */
function chosen(run: Run, step: MenuStep, digits: string): Chosen | undefined {
  const key = step.keys.find((one) => one.digits === digits);
  if (key) return { outcome: digits, go: key.go };
  const extension = step.dialExtensions && extensionNumbered(run, digits);
  return extension ? { outcome: digits, go: extension } : undefined;
}

/** Could more keys still make another string of the menu, or an extension's number? */
function mayGrow({ keys, dialExtensions }: MenuStep, digits: string): boolean {
  const isPart = keys.some((key) => key.digits !== digits && key.digits.startsWith(digits));
  const isNumber = /^[0-9]+$/.test(digits) && digits.length < EXTENSION_DIGITS_MAX;
  return isPart || (dialExtensions === true && isNumber);
}

/** As many of the keys as the menu takes. */
function taken(step: MenuStep, keys: string): string {
  let digits = keys.slice(0, 1);
  while (digits.length < keys.length && mayGrow(step, digits)) {
    digits = keys.slice(0, digits.length + 1);
  }
  return digits;
}

/** What is pressed at one prompt; undefined: the caller hangs up. */
function listen(run: Run, step: MenuStep, ends: number): string | undefined {
  const digits = run.press((keys) => taken(step, keys));
  const seconds = digits === '' ? Math.min(step.timeoutSeconds, ends - run.seconds) : 0;
  return run.wait(mayGrow(step, digits) && digits !== '' ? BETWEEN_SECONDS : seconds)
    ? digits
    : undefined;
}

function nowhere(run: Run, step: MenuStep, last: 'timeout' | 'invalid', wrong: string[]) {
  const go = last === 'timeout' ? step.onTimeout : step.onInvalid;
  const why = last === 'timeout' ? 'Nothing is pressed' : `${wrong.join(', ')} leads nowhere here`;
  const where = go ? `goes to ${targetWords(run, go)}` : 'goes on with the next step';
  return { outcome: last, words: `${why}: ${where}.`, ...(go && { go }) };
}

export const menu: Executor<MenuStep> = (run, step): StepAnswer => {
  const ends = run.seconds + (step.lifetimeSeconds ?? Infinity);
  let last: 'timeout' | 'invalid' = 'timeout';
  const wrong: string[] = [];
  for (let attempt = 0; attempt < step.tries && run.seconds < ends; attempt += 1) {
    const digits = listen(run, step, ends);
    if (digits === undefined) {
      return { outcome: 'abandoned', words: 'The caller hangs up in the menu.', end: 'abandoned' };
    }
    const found = digits === '' ? undefined : chosen(run, step, digits);
    if (found) {
      const words = `The caller presses ${digits}: ${targetWords(run, found.go)}.`;
      return { ...found, words };
    }
    last = digits === '' ? 'timeout' : 'invalid';
    if (digits !== '') wrong.push(digits);
  }
  return nowhere(run, step, last, wrong);
};
