import type { TenantScope } from '@/lib/access/scope';
import type { TargetItem } from '@/lib/objects/contract';
import { namesOf } from '@/lib/objects/queries';
import { namedIn } from '@/lib/objects/references';

/** What everything that stands in these objects is called, by its id; what is gone is left out. */
export async function namesIn(
  scope: TenantScope,
  objects: readonly object[],
): Promise<Record<string, TargetItem>> {
  // Through JSON: an answer of the API is what it is when it is sent.
  const ids = namedIn(JSON.parse(JSON.stringify(objects))).map(({ targetId }) => targetId);
  return ids.length === 0 ? {} : namesOf(scope, ids);
}
