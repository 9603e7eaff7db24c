import type { CallFilter } from '@/components/calls/filter-names';
import type { Named } from '@/components/objects/target-names';
import type { TenantScope } from '@/lib/access/scope';
import type { CallTag } from '@/lib/call-notes/contract';
import { getNumber } from '@/lib/numbers/queries';
import { namesOf } from '@/lib/objects/queries';

type Chosen = Partial<Record<CallFilter, string | undefined>>;

/** Names of what the filters of an address mean by id, for the chips. What is gone has none. */
export async function filterNamesOf(
  scope: TenantScope,
  chosen: Chosen,
  tags: readonly CallTag[],
): Promise<Named[]> {
  const { extensionId, groupId, queueId, agentId, menuId, numberId, tagId } = chosen;
  const ids = [extensionId, groupId, queueId, agentId, menuId].filter((id) => id !== undefined);
  const maySee = scope.permissions.has('numbers:read') && numberId;
  const [targets, number] = await Promise.all([
    ids.length > 0 ? namesOf(scope, ids) : null,
    maySee ? getNumber(scope, numberId).catch(() => null) : null,
  ]);
  const tag = tags.find(({ id }) => id === tagId);
  return [
    ...Object.values(targets ?? {}),
    ...(number ? [{ id: number.id, kind: 'number', name: number.e164, number: null }] : []),
    ...(tag ? [{ ...tag, kind: 'tag', number: null }] : []),
  ];
}
