import { z } from 'zod';

/** What an agent does right now, beside being logged in or not. */
export const ACTIVITIES = ['idle', 'ringing', 'in_call', 'wrap_up'] as const;
export type Activity = (typeof ACTIVITIES)[number];

const seconds = z.int().nonnegative();

/** What a media node tells of one queue (scripts/queues/live.lua); times are seconds since 1970. */
export const queueSnapshot = z.object({
  /** All who wait; `waiting` holds the first of them. */
  count: z.int().nonnegative(),
  waiting: z.array(
    z.object({
      call: z.string().max(64),
      number: z.string(),
      name: z.string(),
      since: seconds,
      /** Whose phone rings for this caller; with ring-all nobody in particular. */
      agent: z.string().max(32).optional(),
    }),
  ),
  /** Who is not listed is idle. */
  agents: z.array(
    z.object({ id: z.string().max(32), activity: z.enum(ACTIVITIES), since: seconds }),
  ),
});

export type QueueSnapshot = z.output<typeof queueSnapshot>;

/** A node tells again within this time, or its queue is empty. */
export const SNAPSHOT_SECONDS = 30;

export const snapshotKey = (queueId: string, nodeId: string): string =>
  `queue-live:${queueId}:${nodeId}`;

/** A queue whose callers are on several nodes, as one; the longest wait first. */
export function mergeSnapshots(snapshots: readonly QueueSnapshot[]): QueueSnapshot {
  return {
    count: snapshots.reduce((sum, { count }) => sum + count, 0),
    waiting: snapshots.flatMap(({ waiting }) => waiting).sort((a, b) => a.since - b.since),
    agents: snapshots.flatMap(({ agents }) => agents),
  };
}
