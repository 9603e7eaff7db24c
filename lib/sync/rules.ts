import type { SyncState } from './contract';

/** One row of the outbox, as far as "live" is concerned. */
export interface Pushed {
  createdAt: Date;
  liveAt: Date | null;
}

export type Refusal = SyncState['refusals'][number];

/**
 * Rows of changes that have long been live are pruned: no row means live. A refusal counts more
 * than anything else: it is what a person has to do something about.
 */
export function syncState(
  revision: number,
  pushed: readonly Pushed[],
  refusals: readonly Refusal[],
): SyncState {
  const last = pushed.at(-1);
  const pending = pushed.some(({ liveAt }) => liveAt === null);
  const liveInMs = last?.liveAt
    ? Math.max(0, last.liveAt.getTime() - last.createdAt.getTime())
    : null;
  return {
    revision,
    state: refusals.length > 0 ? 'refused' : pending ? 'pending' : 'live',
    liveInMs: pending ? null : liveInMs,
    refusals: [...refusals],
  };
}

/** An object together with its parts: as far as the last of them. */
export function combineSync(own: SyncState, parts: readonly SyncState[]): SyncState {
  const all = [own, ...parts];
  const newest = all.reduce((left, right) => (right.revision > left.revision ? right : left));
  const refusals = all.flatMap((state) => state.refusals);
  const pending = all.some(({ state }) => state === 'pending');
  return {
    revision: newest.revision,
    state: refusals.length > 0 ? 'refused' : pending ? 'pending' : 'live',
    liveInMs: pending ? null : newest.liveInMs,
    refusals,
  };
}
