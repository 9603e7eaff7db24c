/** A media node, as far as being a home is concerned. */
export interface HomeCandidate {
  id: string;
  state: string;
  kind: string;
  /** PBXs at home there. */
  tenants: number;
}

/**
 * New PBXs go only to nodes that take calls. `unknown` counts: the worker has not met it yet. A
 * simulator never takes any.
 */
function canBeHome({ state, kind }: HomeCandidate): boolean {
  return state === 'active' && kind !== 'simulator';
}

function emptier(left: HomeCandidate, right: HomeCandidate): HomeCandidate {
  if (left.tenants !== right.tenants) return left.tenants < right.tenants ? left : right;
  return left.id < right.id ? left : right;
}

/** The node with the fewest PBXs, the first by id among equals; null when there is none to choose. */
export function chooseHome(nodes: readonly HomeCandidate[]): string | null {
  const eligible = nodes.filter(canBeHome);
  return eligible.length === 0 ? null : eligible.reduce(emptier).id;
}

/** Each of these PBXs chosen for in turn: home → its PBXs. */
export function spreadOverHomes<T>(
  nodes: readonly HomeCandidate[],
  tenants: readonly T[],
): Map<string | null, T[]> {
  const counted = nodes.map((node) => ({ ...node }));
  const spread = new Map<string | null, T[]>();
  for (const tenant of tenants) {
    const home = chooseHome(counted);
    const there = spread.get(home);
    if (there) there.push(tenant);
    else spread.set(home, [tenant]);
    const node = counted.find(({ id }) => id === home);
    if (node) node.tenants += 1;
  }
  return spread;
}
