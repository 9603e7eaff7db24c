import type { Step } from '../plan';
import type { Executor, Run } from '../run';

/** As rooms.lua asks. */
const PIN_TRIES = 3;
const PIN_SECONDS = 6;
const PIN_KEYS_MAX = 11;
/** Waited for another digit; the same in scripts/keys.lua. */
const BETWEEN_SECONDS = 2;

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The # ends it. */
function taken(keys: string): string {
  const end = keys.indexOf('#');
  return keys.slice(0, end < 0 ? PIN_KEYS_MAX : Math.min(end + 1, PIN_KEYS_MAX));
}

/** Without a PIN of everybody, who presses nothing is a member, too. */
function roleOf(run: Run, data: Readonly<Record<string, unknown>>): 'in' | 'out' | 'gone' {
  const { pin, moderatorPin } = data;
  if (pin === undefined && moderatorPin === undefined) return 'in';
  for (let attempt = 0; attempt < PIN_TRIES; attempt += 1) {
    const keys = run.press(taken);
    const isWhole = keys.endsWith('#') || keys.length === PIN_KEYS_MAX;
    const seconds = keys === '' ? PIN_SECONDS : isWhole ? 0 : BETWEEN_SECONDS;
    if (!run.wait(seconds)) return 'gone';
    const given = keys.replace(/#$/, '');
    if (given === textOf(moderatorPin) || given === (textOf(pin) ?? '')) return 'in';
  }
  return 'out';
}

export const conference: Executor<Extract<Step, { do: 'conference' }>> = (run, { room }) => {
  const data = run.document(room)?.data;
  if (!data) return { outcome: 'none', words: 'There is no such conference.' };
  const role = roleOf(run, data);
  if (role === 'gone') {
    return { outcome: 'abandoned', words: 'The caller hangs up.', end: 'abandoned' };
  }
  if (role === 'out') {
    return { outcome: 'wrong_pin', words: `No right PIN is given for ${run.nameOf(room)}.` };
  }
  return {
    outcome: 'joined',
    words: `The caller is in the conference ${run.nameOf(room)}.`,
    end: 'done',
  };
};
