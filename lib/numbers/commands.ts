import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import { duplicateOf } from '@/lib/db/errors';
import type { Number as NumberRow } from '@/lib/db/generated/client';
import { fault, notFound } from '@/lib/http/fault';
import { dropReferences, keepReferences } from '@/lib/objects/named';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import type { CreateNumber, PbxNumber, UpdateNumber } from './contract';
import { configOf, describeNumber } from './describe';

const AUDITED = [
  'e164',
  'label',
  'enabled',
  'callerNamePrefix',
  'destination',
  'hours',
  'screened',
  'recording',
] as const;

function audited(row: NumberRow | null) {
  return row && { ...row, ...configOf(row) };
}

async function requireNumber({ tx, tenant }: TenantChange, id: string): Promise<NumberRow> {
  const row = await tx.number.findFirst({ where: { id, tenantId: tenant.id } });
  if (!row) throw notFound('number');
  return row;
}

export async function createNumber(scope: TenantScope, body: CreateNumber): Promise<PbxNumber> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    const { destination, hours, screened, recording, ...fields } = body;
    const config = { destination, hours, screened, recording };
    const id = newId('number');
    await keepReferences(change, { kind: 'number', id }, config);
    try {
      await tx.number.create({ data: { id, tenantId: tenant.id, ...fields, config, revision } });
    } catch (error) {
      if (duplicateOf(error) === undefined) throw error;
      throw fault('conflict', {
        public: 'This number is in use already.',
        field: 'e164',
        internal: error,
      });
    }
    const row = await requireNumber(change, id);
    const changes = changesOf(AUDITED, null, audited(row));
    await record({ kind: 'number', id, action: 'number.create', changes });
    return describeNumber(scope, row, tx);
  });
}

export async function updateNumber(
  scope: TenantScope,
  id: string,
  { label, enabled, callerNamePrefix, ...given }: UpdateNumber,
  version: number,
): Promise<PbxNumber> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    const before = await requireNumber(change, id);
    if (before.version !== version) throw missed('number', true);
    const config = { ...configOf(before), ...given };
    await keepReferences(change, { kind: 'number', id }, config);
    const columns = { label, enabled, callerNamePrefix };
    await tx.number.updateMany({
      where: { id, tenantId: tenant.id, version },
      data: { ...columns, config, revision, version: { increment: 1 } },
    });
    const after = await requireNumber(change, id);
    const changes = changesOf(AUDITED, audited(before), audited(after));
    await record({ kind: 'number', id, action: 'number.update', changes });
    return describeNumber(scope, after, tx);
  });
}

export async function removeNumber(scope: TenantScope, id: string, version: number): Promise<void> {
  await changeTenant(scope, async (change) => {
    const { tx, tenant, record } = change;
    const before = await requireNumber(change, id);
    const { count } = await tx.number.deleteMany({ where: { id, tenantId: tenant.id, version } });
    if (count === 0) throw missed('number', true);
    await dropReferences(change, { kind: 'number', id });
    const changes = changesOf(AUDITED, audited(before), null);
    await record({ kind: 'number', id, action: 'number.remove', changes });
  });
}
