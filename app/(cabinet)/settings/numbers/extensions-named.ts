import type { TenantScope } from '@/lib/access/scope';
import { getExtension } from '@/lib/extensions/queries';
import type { PbxNumber } from '@/lib/numbers/contract';

type Named = { id: string; number: string; name: string };

/** The extensions that these numbers lead to, by name; one that is gone meanwhile is left out. */
export async function extensionsNamed(
  scope: TenantScope,
  numbers: readonly PbxNumber[],
): Promise<Named[]> {
  const ids = numbers.flatMap(({ destination }) =>
    destination?.kind === 'extension' ? [destination.extensionId] : [],
  );
  const found = await Promise.all(
    [...new Set(ids)].map((id) => getExtension(scope, id).catch(() => undefined)),
  );
  return found.flatMap((extension) =>
    extension ? [{ id: extension.id, number: extension.number, name: extension.name }] : [],
  );
}
