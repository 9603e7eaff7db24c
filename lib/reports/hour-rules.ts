import type { HourCell } from './answer-contract';
import { agentsNeeded, type Target } from './erlang';
import { isAnswered, ratio, type Total } from './figure-rules';
import { startsOf, type Period } from './period-rules';
import { weekHourOf } from './zone-rules';

export interface StaffingWish extends Target {
  afterCallSeconds: number;
}

interface Sum {
  times: number;
  calls: number;
  answered: number;
  talkMs: number;
}

const WEEKDAYS = 7;
const HOURS = 24;

const placeOf = (at: number, zone: string) => {
  const { weekday, hour } = weekHourOf(at, zone);
  return (weekday - 1) * HOURS + hour;
};

function peopleFor(sum: Sum, meanTalkMs: number | null, wish: StaffingWish): number {
  const talkMs = ratio(sum.talkMs, sum.answered) ?? meanTalkMs;
  if (talkMs === null || sum.calls === 0) return 0;
  const handleSeconds = Math.max(1, talkMs / 1000 + wish.afterCallSeconds);
  return agentsNeeded({ callsPerHour: sum.calls / sum.times, handleSeconds }, wish);
}

/** The week hour by hour, from hourly totals. Hours that are still to come do not count. */
export function cellsOf(
  totals: readonly Total[],
  period: Period,
  zone: string,
  wish: StaffingWish,
): { cells: HourCell[]; averageTalkMs: number | null } {
  const sums = Array.from({ length: WEEKDAYS * HOURS }, (): Sum => ({
    ...{ times: 0, calls: 0, answered: 0, talkMs: 0 },
  }));
  for (const at of startsOf(period, 'hour', zone)) {
    const sum = sums[placeOf(at, zone)];
    if (sum) sum.times += 1;
  }
  for (const total of totals) {
    const sum = sums[placeOf(total.startsAt, zone)];
    if (!sum) continue;
    sum.calls += total.calls;
    if (!isAnswered(total)) continue;
    sum.answered += total.calls;
    sum.talkMs += total.talkMs;
  }
  const all = (of: (sum: Sum) => number) => sums.reduce((count, sum) => count + of(sum), 0);
  const mean = ratio(
    all(({ talkMs }) => talkMs),
    all(({ answered }) => answered),
  );
  const cells = sums.map((sum, index) => {
    const talk = ratio(sum.talkMs, sum.answered);
    return {
      weekday: Math.floor(index / HOURS) + 1,
      hour: index % HOURS,
      ...{ times: sum.times, calls: sum.calls },
      callsPerHour: sum.times === 0 ? 0 : sum.calls / sum.times,
      averageTalkMs: talk === null ? null : Math.round(talk),
      people: sum.times === 0 ? 0 : peopleFor(sum, mean, wish),
    };
  });
  return { cells, averageTalkMs: mean === null ? null : Math.round(mean) };
}
