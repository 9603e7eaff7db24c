import type { TenantScope } from '@/lib/access/scope';
import { fault } from '@/lib/http/fault';
import type { Source } from './totals';

type Dimension = Source['dimension'];

/** At most one of them is given; the contract sees to it. */
export interface Chosen {
  direction?: string | undefined;
  extensionId?: string | undefined;
  numberId?: string | undefined;
  groupId?: string | undefined;
  queueId?: string | undefined;
  agentId?: string | undefined;
}

const DIMENSIONS = [
  ['extensionId', 'extension'],
  ['numberId', 'number'],
  ['groupId', 'group'],
  ['queueId', 'queue'],
  ['agentId', 'agent'],
] as const satisfies readonly (readonly [keyof Chosen, Dimension])[];

const refuse = (whose: string) =>
  fault('forbidden', { public: `You see reports of ${whose} only.` });

/** Of a `user` the own extension, or none; of a `supervisor` with groups these; null: everything. */
function limitOf(
  scope: TenantScope,
): { dimensions: Dimension[]; ids: string[]; whose: string } | null {
  const { onlyExtensionId, onlyGroupIds } = scope;
  if (onlyExtensionId !== undefined) {
    const ids = onlyExtensionId === null ? [] : [onlyExtensionId];
    return { dimensions: ['extension'], ids, whose: 'your own extension' };
  }
  if (!onlyGroupIds) return null;
  return {
    dimensions: ['group', 'queue'],
    ids: [...onlyGroupIds],
    whose: 'your groups and queues',
  };
}

/** The totals of all items of a dimension that the caller may see. @throws Fault forbidden */
export function listSource(scope: TenantScope, dimension: Dimension, direction?: string): Source {
  const limit = limitOf(scope);
  if (limit && !limit.dimensions.includes(dimension)) throw refuse(limit.whose);
  return { dimension, itemIds: limit?.ids ?? null, direction };
}

/** The totals that answer for a choice, or for all that the caller may see. @throws Fault forbidden */
export function sourcesOf(scope: TenantScope, chosen: Chosen): Source[] {
  const { direction } = chosen;
  const limit = limitOf(scope);
  for (const [field, dimension] of DIMENSIONS) {
    const id = chosen[field];
    if (!id) continue;
    const source = listSource(scope, dimension, direction);
    const isSeen = source.itemIds === null || source.itemIds.includes(id);
    return [{ ...source, itemIds: isSeen ? [id] : [] }];
  }
  if (!limit) return [{ dimension: 'all', itemIds: [''], direction }];
  return limit.dimensions.map((dimension) => ({ dimension, itemIds: limit.ids, direction }));
}
