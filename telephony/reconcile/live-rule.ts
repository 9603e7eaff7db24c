/** How a media node stands, as far as "live" is concerned. */
export interface NodeStanding {
  nodeId: string;
  /**
   * `connecting`: nobody knows yet (the worker has just started, or the node was just added).
   * `disconnected`: it is known to be away.
   */
  link: 'connected' | 'connecting' | 'disconnected';
  /** Everything up to here has been acknowledged by it. */
  reached: bigint;
}

/** A change that the entry node already has. */
export interface Change {
  /** A node that has reached this holds every document of the change. */
  seq: bigint;
  /** What it changed, e.g. `extension:<id>`; of a whole tenant `tenant:<id>`. */
  subject: string;
  tenantId: string;
}

/** A document that a node would not take. */
export interface Refusal {
  nodeId: string;
  tenantId: string;
  owner: string;
}

/**
 * The rule: a change is live when every media node that may be taking calls holds it and none
 * refused a document of it. A node that is known to be away takes no calls (the entry node does not
 * choose it) and is brought level first when it comes back: it must not hold up anybody's save. One
 * that we have not heard of yet may be taking calls: it holds up.
 * `nodes` are the enabled ones; the entry node comes first, by the order of work.
 */
export function isLive(
  change: Change,
  nodes: readonly NodeStanding[],
  refusals: readonly Refusal[],
): boolean {
  const behind = nodes.some((node) => node.link !== 'disconnected' && node.reached < change.seq);
  if (behind) return false;
  const wholeTenant = change.subject.startsWith('tenant:');
  return !refusals.some(
    (refusal) =>
      refusal.tenantId === change.tenantId && (wholeTenant || refusal.owner === change.subject),
  );
}
