import type { RouteEdge, RouteMap, RouteNode } from './contract';
import { grouped } from '@/lib/shared/grouped';

type Drawn = Pick<RouteMap, 'from' | 'nodes' | 'edges'>;

/** How a call ends; each way that ends so has an ending of its own in a drawing. */
const ENDINGS: ReadonlySet<string> = new Set(['busy', 'hangup']);

/** The same map with one ending for each place that leads to it: no lines across the whole drawing. */
export function splitEndings({ from, nodes, edges }: Drawn): Drawn {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map<string, RouteNode>();
  const split = edges.map((edge): RouteEdge => {
    const end = byId.get(edge.to);
    if (!end || !ENDINGS.has(end.kind)) return edge;
    const id = `${edge.from}>${edge.to}`;
    own.set(id, { ...end, id });
    return { ...edge, to: id };
  });
  const kept = nodes.filter(({ id, kind }) => id === from || !ENDINGS.has(kind));
  return { from, nodes: [...kept, ...own.values()], edges: split };
}

export interface Lane {
  id: string;
  from: string;
  to: string;
  kinds: RouteEdge['kind'][];
  words: string[];
}

/** All ways between the same two places as one line, which says each of them. */
export function lanesOf(edges: readonly RouteEdge[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { from, to, kind, words } of edges) {
    const id = `${from}→${to}`;
    const lane = lanes.get(id) ?? { id, from, to, kinds: [], words: [] };
    if (!lane.words.includes(words)) {
      lane.kinds.push(kind);
      lane.words.push(words);
    }
    lanes.set(id, lane);
  }
  return [...lanes.values()].map(spoken);
}

/** `then` says nothing beside another word. */
function spoken(lane: Lane): Lane {
  const isSaid = (kind: Lane['kinds'][number]) => kind !== 'always';
  if (!lane.kinds.some(isSaid)) return lane;
  const words = lane.words.filter((_, index) => lane.kinds[index] !== 'always');
  return { ...lane, kinds: lane.kinds.filter(isSaid), words };
}

/** A place and what follows from it; what was told before is only named again. */
export interface Branch {
  node: RouteNode;
  /** How one comes here; empty for the beginning. */
  words: string;
  /** Told already, above. */
  again: boolean;
  next: Branch[];
}

/** The map as nested lists, in the order in which a call takes its ways. */
export function treeOf({ from, nodes, edges }: Drawn): Branch | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const waysFrom = grouped(lanesOf(edges), (lane) => lane.from);
  const told = new Set<string>();
  const branch = (id: string, words: string): Branch | undefined => {
    const node = byId.get(id);
    if (!node) return undefined;
    if (told.has(id)) return { node, words, again: !ENDINGS.has(node.kind), next: [] };
    told.add(id);
    const ways = waysFrom.get(id) ?? [];
    const next = ways.flatMap((way) => branch(way.to, way.words.join(' or ')) ?? []);
    return { node, words, again: false, next };
  };
  return branch(from, '');
}
