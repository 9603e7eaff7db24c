import type { ReplicaStatus } from '@/telephony/ports';

/** Full: push everything and sweep the rest. Delta: push what came after `from`. */
export type SessionPlan = { kind: 'full'; why: string } | { kind: 'delta'; from: bigint };

/**
 * What a node that has just connected needs. `recordedReplica` is the database its last complete
 * resync went to; `head` the last `seq` given out.
 */
export function planSession(
  status: ReplicaStatus,
  recordedReplica: string | null,
  head: bigint,
): SessionPlan {
  if (recordedReplica === null) return { kind: 'full', why: 'never fully synchronised' };
  if (status.replica !== recordedReplica)
    return { kind: 'full', why: 'its database was made anew' };
  if (status.seq === 0n) return { kind: 'full', why: 'it holds nothing' };
  // Our own database went back (restored from a backup): seq numbers mean something else now.
  if (status.seq > head) return { kind: 'full', why: 'it is ahead of the database' };
  return { kind: 'delta', from: status.seq };
}

export interface Totals {
  docs: number;
  sum: bigint;
}

/**
 * Does a node that is level hold other documents than the manifest says? Of a refused document it
 * holds an older version or none, so with refusals only the count can be compared, within their number.
 */
export function hasDrifted(node: Totals, manifest: Totals, refusals: number): boolean {
  if (refusals === 0) return node.docs !== manifest.docs || node.sum !== manifest.sum;
  return node.docs > manifest.docs || node.docs < manifest.docs - refusals;
}
