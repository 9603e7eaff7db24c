import { SPANS, startOf } from '../reports/zone-rules';
import { talkBucketOf, waitBucketOf } from './buckets';
import { extensionsOf, type CountedCall } from './counted-call';

export type RollupDimension =
  'all' | 'extension' | 'group' | 'queue' | 'queueTalk' | 'number' | 'agent';

/** What one call adds to one row of call_rollup. Times are milliseconds since the epoch. */
export interface RollupDelta {
  tenantId: string;
  dimension: RollupDimension;
  /** Index in SPANS: hour, day, month. */
  span: number;
  /** '' for `all`. */
  itemId: string;
  startsAt: number;
  direction: string;
  /** Of `queue`, `queueTalk` and `agent`: how waiting ended. */
  result: string;
  bucket: number;
  calls: number;
  waitMs: number;
  talkMs: number;
  rated: number;
  ratingSum: number;
}

const QUARTER_MS = 15 * 60_000;
const MOST_QUARTERS = 50_000;
/** By zone: the starts of the spans of each quarter of an hour; no zone changes its clocks inside one. */
const known = new Map<string, Map<number, readonly number[]>>();

function startsOf(at: number, zone: string): readonly number[] {
  const quarter = Math.floor(at / QUARTER_MS);
  let ofZone = known.get(zone);
  if (!ofZone || ofZone.size >= MOST_QUARTERS) known.set(zone, (ofZone = new Map()));
  let starts = ofZone.get(quarter);
  if (!starts) {
    starts = SPANS.map((span) => startOf(span, quarter * QUARTER_MS, zone));
    ofZone.set(quarter, starts);
  }
  return starts;
}

interface Place {
  dimension: RollupDimension;
  itemId: string;
  result: string;
  bucket: number;
}

function queuePlaces(call: CountedCall): Place[] {
  if (call.queueId === null) return [];
  const given = call.result === 'answered' ? 'answered' : 'abandoned';
  const result = call.queueOutcome ?? given;
  const bucket = waitBucketOf(call.queueWaitMs ?? call.waitMs);
  const places: Place[] = [{ dimension: 'queue', itemId: call.queueId, result, bucket }];
  if (call.agentId !== null) {
    places.push({ dimension: 'agent', itemId: call.agentId, result, bucket });
  }
  if (result === 'answered') {
    const talk = talkBucketOf(call.talkMs);
    places.push({ dimension: 'queueTalk', itemId: call.queueId, result, bucket: talk });
  }
  return places;
}

function placesOf(call: CountedCall): Place[] {
  const { result } = call;
  // Direction and result alone cannot tell who is blocked: the bucket says what the team missed.
  const bucket = call.missedByTeam ? 1 : 0;
  const place = (dimension: RollupDimension, itemId: string): Place => ({
    ...{ dimension, itemId, result, bucket },
  });
  return [
    place('all', ''),
    ...extensionsOf(call).map((id) => place('extension', id)),
    ...[...new Set(call.groupIds)].map((id) => place('group', id)),
    ...(call.numberId === null ? [] : [place('number', call.numberId)]),
    ...queuePlaces(call),
  ];
}

/**
 * The figures that a call is in, by the clock of the tenant's zone; none for a service of the PBX.
 * Pure. `wait` of a queue's dimensions is the wait in the queue.
 */
export function rollupsOf(call: CountedCall, zone: string): RollupDelta[] {
  if (call.service) return [];
  const { tenantId, direction, talkMs, rating } = call;
  const starts = startsOf(call.startedAt, zone);
  const rated = rating === null ? 0 : 1;
  return placesOf(call).flatMap((place) => {
    const ofQueue = place.dimension !== 'all' && QUEUE_DIMENSIONS.has(place.dimension);
    const waitMs = ofQueue ? (call.queueWaitMs ?? call.waitMs) : call.waitMs;
    return starts.map((startsAt, span) => ({
      ...{ tenantId, ...place, span, startsAt, direction },
      ...{ calls: 1, waitMs, talkMs, rated, ratingSum: rating ?? 0 },
    }));
  });
}

const QUEUE_DIMENSIONS: ReadonlySet<RollupDimension> = new Set(['queue', 'queueTalk', 'agent']);

export function rollupKey(row: RollupDelta): string {
  return [
    ...[row.tenantId, row.dimension, row.span, row.itemId, row.startsAt],
    ...[row.direction, row.result, row.bucket],
  ].join('|');
}

/** Sums of deltas; rows to which nothing is added in the end are left out. */
export class RollupSums {
  private readonly sums = new Map<string, RollupDelta>();

  add(deltas: readonly RollupDelta[], sign: 1 | -1 = 1): void {
    for (const delta of deltas) {
      const key = rollupKey(delta);
      let sum = this.sums.get(key);
      if (!sum) {
        sum = { ...delta, calls: 0, waitMs: 0, talkMs: 0, rated: 0, ratingSum: 0 };
        this.sums.set(key, sum);
      }
      sum.calls += sign * delta.calls;
      sum.waitMs += sign * delta.waitMs;
      sum.talkMs += sign * delta.talkMs;
      sum.rated += sign * delta.rated;
      sum.ratingSum += sign * delta.ratingSum;
    }
  }

  /** In the order of their keys: two who write at once wait for each other and never in a circle. */
  rows(): RollupDelta[] {
    return [...this.sums]
      .filter(([, { calls, waitMs, talkMs, rated, ratingSum }]) =>
        [calls, waitMs, talkMs, rated, ratingSum].some((value) => value !== 0),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }
}
