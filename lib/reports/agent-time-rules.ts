import type { AgentTimes } from './answer-contract';
import type { Period } from './period-rules';

/** A change of an agent's state; the last one before the period comes first. */
export interface StateChange {
  at: number;
  state: string;
  reason: string | null;
}

interface Span extends Period {
  state: string;
  reason: string | null;
}

/** What held from when to when, inside the period and not after now. Before the first change nothing is known. */
export function spansOf(changes: readonly StateChange[], period: Period, now: number): Span[] {
  const end = Math.min(period.to, now);
  return changes
    .map(({ at, state, reason }, index) => ({
      from: Math.max(at, period.from),
      to: Math.min(changes[index + 1]?.at ?? end, end),
      ...{ state, reason },
    }))
    .filter(({ from, to }) => from < to);
}

const lengthOf = (spans: readonly Span[]) =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0);

/** Sums by state, and breaks by their reason, the longest first. */
export function timesOf(spans: readonly Span[], withSpans: boolean): AgentTimes {
  const inState = (state: string) => spans.filter((span) => span.state === state);
  const paused = inState('paused');
  const reasons = [...new Set(paused.map(({ reason }) => reason))];
  const pauses = reasons.map((reason) => {
    const own = paused.filter((span) => span.reason === reason);
    return { reason, times: own.length, ms: lengthOf(own) };
  });
  const iso = (at: number) => new Date(at).toISOString();
  return {
    loggedInMs: lengthOf(inState('logged_in')),
    pausedMs: lengthOf(paused),
    pauses: pauses.toSorted((one, other) => other.ms - one.ms),
    spans: withSpans
      ? spans.map(({ from, to, ...rest }) => ({ from: iso(from), to: iso(to), ...rest }))
      : null,
  };
}
