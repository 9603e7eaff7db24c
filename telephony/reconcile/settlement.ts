import { isLive, type Change, type NodeStanding, type Refusal } from './live-rule';

/** A finished outbox row that is not live yet. */
export interface WaitingChange extends Change {
  id: bigint;
  revision: number;
  /** The tenant itself is gone: nothing is noted about it any more. */
  gone: boolean;
}

/** What is to be written down now. */
export interface Settled {
  applied: { tenantId: string; nodeId: string; revision: number }[];
  reached: { nodeId: string; seq: bigint }[];
  live: bigint[];
  /** Changes that `applied` speaks of, by node. */
  noted: { id: bigint; nodeId: string }[];
}

interface Entry extends WaitingChange {
  /** Nodes it has been noted for. */
  noted: Set<string>;
}

/**
 * Keeps what waits for the nodes' acknowledgements and says, after each, what is to be written.
 * Memory only: what is lost with the process is read again from the outbox at its start.
 */
export class Settlement {
  private readonly waiting = new Map<bigint, Entry>();
  /** Up to where acknowledgements have been written down, by node. */
  private readonly written = new Map<string, bigint>();

  add(changes: readonly WaitingChange[]): void {
    for (const change of changes) {
      if (!this.waiting.has(change.id))
        this.waiting.set(change.id, { ...change, noted: new Set() });
    }
  }

  get size(): number {
    return this.waiting.size;
  }

  has(id: bigint): boolean {
    return this.waiting.has(id);
  }

  /** Changes nothing itself: a write that failed is simply due again. */
  due(nodes: readonly NodeStanding[], refusals: readonly Refusal[]): Settled {
    const changes = [...this.waiting.values()];
    return {
      reached: nodes
        .filter((node) => node.reached !== this.written.get(node.nodeId))
        .map((node) => ({ nodeId: node.nodeId, seq: node.reached })),
      ...newlyApplied(nodes, changes),
      live: changes.filter((change) => isLive(change, nodes, refusals)).map(({ id }) => id),
    };
  }

  /** Only what was in `settled`: changes may have come while it was written. */
  confirm(settled: Settled): void {
    for (const { nodeId, seq } of settled.reached) this.written.set(nodeId, seq);
    for (const { id, nodeId } of settled.noted) this.waiting.get(id)?.noted.add(nodeId);
    for (const id of settled.live) this.waiting.delete(id);
  }
}

function newlyApplied(
  nodes: readonly NodeStanding[],
  changes: readonly Entry[],
): Pick<Settled, 'applied' | 'noted'> {
  const applied: Settled['applied'] = [];
  const noted: Settled['noted'] = [];
  for (const { nodeId, reached } of nodes) {
    const newest = new Map<string, number>();
    for (const change of changes) {
      if (change.gone || change.seq > reached || change.noted.has(nodeId)) continue;
      newest.set(change.tenantId, Math.max(change.revision, newest.get(change.tenantId) ?? 0));
      noted.push({ id: change.id, nodeId });
    }
    for (const [tenantId, revision] of newest) applied.push({ tenantId, nodeId, revision });
  }
  return { applied, noted };
}

export function isNothing({ applied, reached, live }: Settled): boolean {
  return applied.length + reached.length + live.length === 0;
}
