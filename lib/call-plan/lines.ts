import type { Result } from './plan';
import type { Run } from './run';

export type LineEnd = 'answered' | Exclude<Result, 'none'>;

/** One phone, or one number outside, among those that are rung together. */
export interface Line {
  /** Of whom anything may be said in the facts; the first decides. */
  who: readonly string[];
  /** Cannot be reached whatever is said. */
  isAway?: boolean;
  /** Seconds from the beginning. */
  start: number;
  until: number;
}

export interface EndedLine {
  ends: LineEnd;
  at: number;
}

interface Ringing extends EndedLine {
  index: number;
}

/**
 * Lines as the switch rings them (FreeSWITCH 1.11, switch_ivr_originate.c,
 * check_per_channel_timeouts): each begins after its delay, but when nobody is ringing any more the
 * next begins at once, and those after it by as much earlier. The first answer ends it, else the time
 * of the whole. In the order of the lines; undefined: never rung, somebody had answered.
 */
export function ringLines(
  run: Run,
  lines: readonly Line[],
  seconds: number,
): (EndedLine | undefined)[] {
  const waiting = new Map(lines.map((line, index) => [index, { ...line }]));
  const ringing: Ringing[] = [];
  let now = 0;
  for (;;) {
    begin(run, waiting, ringing, now);
    const active = ringing.filter(({ at }) => at > now);
    const answer = ringing.find(({ ends, at }) => ends === 'answered' && at <= now);
    if (answer || (active.length === 0 && waiting.size === 0)) break;
    if (active.length === 0) advance(waiting, now);
    else now = Math.min(...active.map(({ at }) => at), ...starts(waiting));
    if (now >= seconds) break;
  }
  return lines.map((_, index) => endOf(ringing, waiting, index, Math.min(now, seconds)));
}

const starts = (waiting: ReadonlyMap<number, Line>) =>
  [...waiting.values()].map(({ start }) => start);

/** Rings whose time has come. */
function begin(run: Run, waiting: Map<number, Line>, ringing: Ringing[], now: number): void {
  for (const [index, line] of waiting) {
    if (line.start > now) continue;
    waiting.delete(index);
    ringing.push({ index, ...fateOf(run, line, now) });
  }
}

function fateOf(run: Run, { who, until, isAway }: Line, now: number): EndedLine {
  if (isAway) return { ends: 'unreachable', at: now };
  const { ends, afterSeconds = 0 } = run.ringingOf(...who);
  const at = now + afterSeconds;
  return ends === 'no_answer' || at >= until ? { ends: 'no_answer', at: until } : { ends, at };
}

/** Nobody rings: the next one now. */
function advance(waiting: ReadonlyMap<number, Line>, now: number): void {
  const least = Math.min(...starts(waiting));
  for (const line of waiting.values()) {
    line.until -= least - now;
    line.start -= least;
  }
}

function endOf(
  ringing: readonly Ringing[],
  waiting: ReadonlyMap<number, Line>,
  index: number,
  now: number,
): EndedLine | undefined {
  const found = ringing.find((one) => one.index === index);
  if (found && found.at <= now) return { ends: found.ends, at: found.at };
  const isOver = ringing.some(({ ends, at }) => ends === 'answered' && at <= now);
  if (isOver) return undefined;
  // The time of the whole is over.
  return found || waiting.has(index) ? { ends: 'no_answer', at: now } : undefined;
}
