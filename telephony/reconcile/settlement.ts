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
      applied: nodes.flatMap((node) => newlyApplied(node, changes)),
      live: changes.filter((change) => isLive(change, nodes, refusals)).map(({ id }) => id),
    };
  }

  confirm(settled: Settled, nodes: readonly NodeStanding[]): void {
    for (const { nodeId, seq } of settled.reached) this.written.set(nodeId, seq);
    for (const id of settled.live) this.waiting.delete(id);
    for (const entry of this.waiting.values()) {
      for (const node of nodes) if (node.reached >= entry.seq) entry.noted.add(node.nodeId);
    }
  }
}

function newlyApplied(node: NodeStanding, changes: readonly Entry[]): Settled['applied'] {
  const newest = new Map<string, number>();
  for (const { tenantId, revision, seq, gone, noted } of changes) {
    if (gone || seq > node.reached || noted.has(node.nodeId)) continue;
    newest.set(tenantId, Math.max(revision, newest.get(tenantId) ?? 0));
  }
  return [...newest].map(([tenantId, revision]) => ({ tenantId, nodeId: node.nodeId, revision }));
}

export function isNothing({ applied, reached, live }: Settled): boolean {
  return applied.length + reached.length + live.length === 0;
}
