export interface Backoff {
  /** Deaths in a row, each soon after its start. */
  failures: number;
  /** Milliseconds since the epoch of the last start. */
  startedAt: number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Whoever lived so long was well: the next death counts as the first. */
const HEALTHY_MS = 60_000;

/** After a death at `now`: how often it has failed, and how long to wait before the next start. */
export function afterDeath(backoff: Backoff, now: number): { failures: number; pauseMs: number } {
  const failures = now - backoff.startedAt > HEALTHY_MS ? 1 : backoff.failures + 1;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return { failures, pauseMs };
}
