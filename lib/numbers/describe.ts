import { db, type Tx } from '@/lib/db/prisma';
import type { Destination as DestinationRow, Number as NumberRow } from '@/lib/db/generated/client';
import type { TenantScope } from '@/lib/access/scope';
import { syncOf } from '@/lib/sync/queries';
import type { Destination, PbxNumber } from './contract';

export type NumberWithDestination = NumberRow & { destination: DestinationRow | null };

export function toDestination(row: DestinationRow | null): Destination | null {
  if (!row) return null;
  switch (row.kind) {
    case 'extension':
      return row.targetId === null ? null : { kind: 'extension', extensionId: row.targetId };
    case 'busy':
      return { kind: 'busy' };
    case 'hangup':
      return { kind: 'hangup' };
    default:
      throw new Error(`a destination of kind ${row.kind} is not known to this version`);
  }
}

export async function describeNumbers(
  scope: TenantScope,
  rows: readonly NumberWithDestination[],
  reader: Tx = db(),
): Promise<PbxNumber[]> {
  const subjects = rows.map(({ id, revision }) => ({ kind: 'number' as const, id, revision }));
  const states = await syncOf(scope, subjects, reader);
  return rows.map((row) => {
    const sync = states.get(row.id);
    if (!sync) throw new Error('syncOf answers for every subject');
    const { id, e164, label, enabled, callerNamePrefix, version } = row;
    return {
      ...{ id, e164, label, enabled, callerNamePrefix, version, sync },
      destination: toDestination(row.destination),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  });
}

export async function describeNumber(
  scope: TenantScope,
  row: NumberWithDestination,
  reader: Tx = db(),
): Promise<PbxNumber> {
  const [described] = await describeNumbers(scope, [row], reader);
  if (!described) throw new Error('one row in, one row out');
  return described;
}
