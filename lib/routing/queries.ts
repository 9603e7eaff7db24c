import { conditionWords, type Naming } from '@/lib/call-plan/explain';
import { db } from '@/lib/db/prisma';
import type { TenantScope } from '@/lib/access/scope';
import { notFound } from '@/lib/http/fault';
import type { RouteEdge, RouteMap, RouteNode, RouteProblem } from './contract';
import { edgesOf, type Edge } from './graph';
import { loadReached, loadStops, type Stop } from './load';
import { problemsOf } from './problems';

/** More than anybody can read in one drawing. */
const MAP_NODES_MAX = 300;
const ALSO_NAMED = 200;

const tenantOf = ({ tenantId }: TenantScope) =>
  db().tenant.findUniqueOrThrow({ where: { id: tenantId } });

const waysOut = ({ plan }: Stop): Edge[] => (plan ? edgesOf(plan) : []);

const TARGET_NAMES: Readonly<Record<string, string>> = { busy: 'Busy', hangup: 'Declined' };

/** Of what is no object: a number outside, an ending, something that is gone. */
function bareNode(id: string, target: Edge['target']): RouteNode {
  const name = target.kind === 'outside' ? target.number : (TARGET_NAMES[id] ?? id);
  return { ...{ id, kind: target.kind, name, number: null, enabled: true }, problems: [] };
}

const WAY_WORDS = {
  always: () => 'then',
  if: (edge: Edge, naming: Naming) =>
    `if ${edge.asked.map((one) => conditionWords(naming, one)).join(' and ')}`,
  key: ({ digits }: Edge) => (digits === undefined ? 'by key' : `key ${digits}`),
  timeout: () => 'after the time',
  invalid: () => 'wrong key',
  rings: () => 'rings',
  fallback: () => 'else',
} as const;

function wordsOf(edge: Edge, naming: Naming): string {
  return WAY_WORDS[edge.kind](edge, naming);
}

/** Schedules and extensions that conditions name stand in no way. */
function namedBy(stops: Iterable<Stop>): string[] {
  const ids = [...stops]
    .flatMap(waysOut)
    .flatMap(({ asked }) =>
      asked.flatMap((one) =>
        one.on === 'schedule' ? [one.id] : one.on === 'registered' ? [one.extension] : [],
      ),
    );
  return [...new Set(ids)].slice(0, ALSO_NAMED);
}

/** Where calls can go from here. 404 for what is not there, or another PBX's. */
export async function routeMap(scope: TenantScope, from: string): Promise<RouteMap> {
  const tenant = await tenantOf(scope);
  const next = (stop: Stop) => waysOut(stop).map(({ to }) => to);
  const found = await loadReached(db(), tenant, from, next, MAP_NODES_MAX);
  if (!found.has(from)) throw notFound('number');
  const others = await loadStops(db(), tenant, namedBy(found.values()));
  const named = new Map([...others.map((stop) => [stop.id, stop] as const), ...found]);
  const naming: Naming = {
    nameOf: (id) => (named.get(id) ? `“${named.get(id)?.name ?? ''}”` : id),
  };
  const problems = problemsOf([...found.values()]);
  const nodes = new Map<string, RouteNode>();
  for (const { id, kind, name, number, enabled } of found.values()) {
    const own = problems.filter(({ object }) => object.id === id).map(({ words }) => words);
    nodes.set(id, { id, kind, name: name || (number ?? id), number, enabled, problems: own });
  }
  const edges: RouteEdge[] = [...found.values()].flatMap((stop) =>
    waysOut(stop).map((edge, index) => {
      if (!nodes.has(edge.to)) nodes.set(edge.to, bareNode(edge.to, edge.target));
      const { from: start, to, kind } = edge;
      return { id: `${stop.id}.${index}`, from: start, to, kind, words: wordsOf(edge, naming) };
    }),
  );
  return { from, nodes: [...nodes.values()], edges, isWhole: found.size < MAP_NODES_MAX };
}

/** Of a PBX as it was last saved: they change with its configuration and with nothing else. */
const known = new Map<string, { revision: number; problems: Promise<RouteProblem[]> }>();
const KNOWN_MAX = 200;

/** Read again only after a change: Home asks every few seconds. */
export async function listRouteProblems(scope: TenantScope): Promise<{ items: RouteProblem[] }> {
  const tenant = await tenantOf(scope);
  const { id, revision } = tenant;
  const kept = known.get(id);
  if (kept?.revision === revision) return { items: await kept.problems };
  const problems = loadStops(db(), tenant).then(problemsOf);
  known.delete(id);
  known.set(id, { revision, problems });
  for (const oldest of known.keys()) {
    if (known.size <= KNOWN_MAX) break;
    known.delete(oldest);
  }
  try {
    return { items: await problems };
  } catch (error) {
    known.delete(id);
    throw error;
  }
}

/** What is wrong with one object. Reads only what leads to it and where it leads. */
export async function routeProblemsAt(scope: TenantScope, id: string): Promise<RouteProblem[]> {
  const { tenantId } = scope;
  const tenant = await tenantOf(scope);
  const next = (stop: Stop) => waysOut(stop).map(({ to }) => to);
  const reached = await loadReached(db(), tenant, id, next, MAP_NODES_MAX);
  const owners = await db().objectReference.findMany({
    where: { tenantId, targetId: id },
    select: { ownerId: true },
    take: MAP_NODES_MAX,
  });
  const others = owners.map(({ ownerId }) => ownerId).filter((owner) => !reached.has(owner));
  const leading = await loadStops(db(), tenant, [...new Set(others)]);
  return problemsOf([...reached.values(), ...leading]).filter(({ object }) => object.id === id);
}
