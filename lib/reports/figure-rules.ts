import { QUEUE_OUTCOMES, CALL_RESULTS } from '@/lib/calls/result';
import { WAIT_BOUNDS } from './bucket-rules';
import type { Figures, QueueFigures } from './answer-contract';

/** A sum of rollup rows that are alike: durations are sums in milliseconds. */
export interface Total {
  itemId: string;
  /** Start of the span; 0 where spans are added up. */
  startsAt: number;
  direction: string;
  result: string;
  bucket: number;
  calls: number;
  waitMs: number;
  talkMs: number;
  rated: number;
  ratingSum: number;
  /** Of the calls, by the team. */
  missed: number;
}

const sumOf = (totals: readonly Total[], of: (total: Total) => number): number =>
  totals.reduce((sum, total) => sum + of(total), 0);

const callsOf = (totals: readonly Total[]) => sumOf(totals, ({ calls }) => calls);

export const ratio = (sum: number, count: number): number | null =>
  count === 0 ? null : sum / count;

const whole = (value: number | null) => (value === null ? null : Math.round(value));

const countsBy = <Name extends string>(
  names: readonly Name[],
  totals: readonly Total[],
): Record<Name, number> => {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  const isKnown = (word: string): word is Name => word in counts;
  for (const { result, calls } of totals) if (isKnown(result)) counts[result] += calls;
  return counts;
};

export const isAnswered = ({ result }: Pick<Total, 'result'>): boolean => result === 'answered';

export function figuresOf(totals: readonly Total[]): Figures {
  const toward = (direction: string) =>
    callsOf(totals.filter((total) => total.direction === direction));
  const answered = totals.filter(isAnswered);
  const count = callsOf(answered);
  const talkMs = sumOf(answered, (total) => total.talkMs);
  const rated = sumOf(totals, (total) => total.rated);
  return {
    calls: callsOf(totals),
    inbound: toward('inbound'),
    outbound: toward('outbound'),
    internal: toward('internal'),
    results: countsBy(CALL_RESULTS, totals),
    missed: sumOf(totals, ({ missed }) => missed),
    talkMs,
    averageTalkMs: whole(ratio(talkMs, count)),
    averageWaitMs: whole(
      ratio(
        sumOf(answered, ({ waitMs }) => waitMs),
        count,
      ),
    ),
    rated,
    averageRating: ratio(
      sumOf(totals, ({ ratingSum }) => ratingSum),
      rated,
    ),
  };
}

/** Whether everybody in a bucket waited no longer than so many seconds. */
const isWithin = (bucket: number, seconds: number): boolean => {
  const bound = WAIT_BOUNDS[bucket];
  return bound !== undefined && bound <= seconds;
};

/** Of the dimension `queue` or `agent`: results are outcomes, buckets are of waits. */
export function queueFiguresOf(totals: readonly Total[], targetSeconds: number): QueueFigures {
  const answered = totals.filter(isAnswered);
  const lost = totals.filter((total) => !isAnswered(total));
  const [entered, taken] = [callsOf(totals), callsOf(answered)];
  const inTime = callsOf(answered.filter(({ bucket }) => isWithin(bucket, targetSeconds)));
  const rated = sumOf(totals, (total) => total.rated);
  const meanWait = (of: readonly Total[]) =>
    whole(
      ratio(
        sumOf(of, ({ waitMs }) => waitMs),
        callsOf(of),
      ),
    );
  return {
    entered,
    outcomes: countsBy(QUEUE_OUTCOMES, totals),
    inTime,
    serviceLevel: ratio(inTime, entered),
    averageWaitMs: meanWait(answered),
    averageLostWaitMs: meanWait(lost),
    averageTalkMs: whole(
      ratio(
        sumOf(answered, ({ talkMs }) => talkMs),
        taken,
      ),
    ),
    rated,
    averageRating: ratio(
      sumOf(totals, ({ ratingSum }) => ratingSum),
      rated,
    ),
  };
}

export interface Bar {
  upToSeconds: number | null;
  totals: Total[];
}

/** One bar a bucket, the last without a limit; empty ones, too. */
export function barsOf(totals: readonly Total[], bounds: readonly number[]): Bar[] {
  return [...bounds, null].map((bound, index) => ({
    upToSeconds: bound === null || !Number.isFinite(bound) ? null : bound,
    totals: totals.filter(({ bucket }) => bucket === index),
  }));
}

export { callsOf };
