import { db, type Tx } from '@/lib/db/prisma';
import type { Number as NumberRow } from '@/lib/db/generated/client';
import type { TenantScope } from '@/lib/access/scope';
import { asObject } from '@/lib/objects/references';
import { syncOf } from '@/lib/sync/queries';
import type { PbxNumber } from './contract';
import type { NumberConfig } from './rules';

/** A field that came later has the value of a number that never said it. */
export function configOf(row: Pick<NumberRow, 'config'>): NumberConfig {
  const stored: Partial<NumberConfig> = asObject(row.config);
  return { destination: null, hours: null, screened: true, recording: null, ...stored };
}

export async function describeNumbers(
  scope: TenantScope,
  rows: readonly NumberRow[],
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
      ...configOf(row),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  });
}

export async function describeNumber(
  scope: TenantScope,
  row: NumberRow,
  reader: Tx = db(),
): Promise<PbxNumber> {
  const [described] = await describeNumbers(scope, [row], reader);
  if (!described) throw new Error('one row in, one row out');
  return described;
}
