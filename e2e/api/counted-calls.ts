import type { CountedCall } from '@/lib/calls/counted-call';
import { CALL_RESULTS } from '@/lib/calls/result';

/** Counted call by call, without any total. */
export function counted(some: readonly CountedCall[]) {
  const answered = some.filter(({ result }) => result === 'answered');
  const ratings = some.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0);
  const mean = (values: readonly number[]) => (values.length ? sum(values) / values.length : null);
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  return {
    calls: some.length,
    inbound: some.filter(({ direction }) => direction === 'inbound').length,
    outbound: some.filter(({ direction }) => direction === 'outbound').length,
    internal: some.filter(({ direction }) => direction === 'internal').length,
    results: Object.fromEntries(
      CALL_RESULTS.map((word) => [word, some.filter(({ result }) => result === word).length]),
    ),
    missed: some.filter(({ missedByTeam }) => missedByTeam).length,
    talkMs: sum(answered.map(({ talkMs }) => talkMs)),
    averageTalkMs: whole(mean(answered.map(({ talkMs }) => talkMs))),
    averageWaitMs: whole(mean(answered.map(({ waitMs }) => waitMs))),
    rated: ratings.length,
    averageRating: mean(ratings),
  };
}
