import { TALK_BOUNDS, WAIT_BOUNDS } from '../reports/bucket-rules';

const SECOND_MS = 1000;

/** The first bound that is not exceeded; one bucket more for what is longer than all. */
function bucketOf(ms: number, bounds: readonly number[]): number {
  const place = bounds.findIndex((seconds) => ms <= seconds * SECOND_MS);
  return place === -1 ? bounds.length : place;
}

export const waitBucketOf = (ms: number): number => bucketOf(ms, WAIT_BOUNDS);
export const talkBucketOf = (ms: number): number => bucketOf(ms, TALK_BOUNDS);
