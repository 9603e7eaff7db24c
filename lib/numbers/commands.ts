import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import { duplicateOf } from '@/lib/db/errors';
import { fault, notFound } from '@/lib/http/fault';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import type { CreateNumber, Destination, PbxNumber, UpdateNumber } from './contract';
import { describeNumber, toDestination, type NumberWithDestination } from './describe';

const AUDITED = ['e164', 'label', 'enabled', 'callerNamePrefix', 'destination'] as const;

function audited(row: NumberWithDestination | null) {
  return row && { ...row, destination: toDestination(row.destination) };
}

async function requireNumber({ tx, tenant }: TenantChange, id: string) {
  const row = await tx.number.findFirst({
    where: { id, tenantId: tenant.id },
    include: { destination: true },
  });
  if (!row) throw notFound('number');
  return row;
}

/** The row of the place a number leads to; null leads nowhere. */
async function createDestination(
  { tx, tenant }: TenantChange,
  destination: Destination | null,
): Promise<string | null> {
  if (!destination) return null;
  const { kind } = destination;
  const targetId = kind === 'extension' ? destination.extensionId : null;
  if (targetId !== null) {
    const there = await tx.extension.findFirst({ where: { id: targetId, tenantId: tenant.id } });
    if (!there) {
      throw fault('invalid_input', {
        public: 'There is no such extension.',
        field: 'destination.extensionId',
      });
    }
  }
  const id = newId('destination');
  await tx.destination.create({ data: { id, tenantId: tenant.id, kind, targetId } });
  return id;
}

export async function createNumber(scope: TenantScope, body: CreateNumber): Promise<PbxNumber> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    const { destination, ...fields } = body;
    const destinationId = await createDestination(change, destination);
    const id = newId('number');
    try {
      await tx.number.create({
        data: { id, tenantId: tenant.id, ...fields, destinationId, revision },
      });
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

async function dropDestination({ tx, tenant }: TenantChange, id: string | null): Promise<void> {
  if (id !== null) await tx.destination.deleteMany({ where: { id, tenantId: tenant.id } });
}

export async function updateNumber(
  scope: TenantScope,
  id: string,
  { destination, ...fields }: UpdateNumber,
  version: number,
): Promise<PbxNumber> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    const before = await requireNumber(change, id);
    const moved = destination !== undefined;
    const destinationId = moved ? await createDestination(change, destination) : undefined;
    const { count } = await tx.number.updateMany({
      where: { id, tenantId: tenant.id, version },
      data: { ...fields, ...(moved && { destinationId }), revision, version: { increment: 1 } },
    });
    if (count === 0) throw missed('number', true);
    if (moved) await dropDestination(change, before.destinationId);
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
    await dropDestination(change, before.destinationId);
    const changes = changesOf(AUDITED, audited(before), null);
    await record({ kind: 'number', id, action: 'number.remove', changes });
  });
}
