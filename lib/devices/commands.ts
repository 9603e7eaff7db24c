import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import type { Tx } from '@/lib/db/prisma';
import { fault, notFound } from '@/lib/http/fault';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import type { Device, DeviceWithSip, SipSettings } from './contract';
import { describeDevice } from './queries';
import { newSipAccount } from './sip-account';

const DEVICES_MAX = 10;
const AUDITED = ['label', 'username', 'enabled', 'extensionId'] as const;

/** Within the change that makes or already has the extension. */
export async function addDevice(
  { tx, tenant, revision, record }: TenantChange,
  extensionId: string,
  label: string,
): Promise<{ id: string; sip: SipSettings }> {
  const { username, digest, sip } = newSipAccount(tenant.sipDomain);
  const id = newId('device');
  const data = { id, tenantId: tenant.id, extensionId, label, username, ...digest, revision };
  const row = await tx.device.create({ data });
  await record({
    kind: 'device',
    id,
    action: 'device.create',
    changes: changesOf(AUDITED, null, row),
  });
  return { id, sip };
}

async function requireDevice(tx: Tx, tenantId: string, id: string) {
  const row = await tx.device.findFirst({ where: { id, tenantId } });
  if (!row) throw notFound('device');
  return row;
}

export async function createDevice(
  scope: TenantScope,
  extensionId: string,
  { label }: { label: string },
): Promise<DeviceWithSip> {
  return changeTenant(scope, async (change) => {
    const { tx } = change;
    const { tenantId } = scope;
    const extension = await tx.extension.findFirst({ where: { id: extensionId, tenantId } });
    if (!extension) throw notFound('extension');
    const count = await tx.device.count({ where: { tenantId, extensionId } });
    if (count >= DEVICES_MAX) {
      throw fault('conflict', { public: `An extension has at most ${DEVICES_MAX} devices.` });
    }
    const { id, sip } = await addDevice(change, extensionId, label);
    return { ...(await describeDevice(scope, await requireDevice(tx, tenantId, id), tx)), sip };
  });
}

export async function updateDevice(
  scope: TenantScope,
  id: string,
  set: { label?: string | undefined; enabled?: boolean | undefined },
  version: number,
): Promise<Device> {
  return changeTenant(scope, async ({ tx, revision, record }) => {
    const { tenantId } = scope;
    const before = await requireDevice(tx, tenantId, id);
    const { count } = await tx.device.updateMany({
      where: { id, tenantId, version },
      data: { ...set, revision, version: { increment: 1 } },
    });
    if (count === 0) throw missed('device', true);
    const after = await requireDevice(tx, tenantId, id);
    const changes = changesOf(AUDITED, before, after);
    await record({ kind: 'device', id, action: 'device.update', changes });
    return describeDevice(scope, after, tx);
  });
}

/** The old password is refused as soon as the entry node has forgotten it: the worker's first step. */
export async function rotateDevicePassword(scope: TenantScope, id: string): Promise<DeviceWithSip> {
  return changeTenant(scope, async ({ tx, tenant, revision, record }) => {
    const { tenantId } = scope;
    const { username } = await requireDevice(tx, tenantId, id);
    const { digest, sip } = newSipAccount(tenant.sipDomain, username);
    await tx.device.updateMany({
      where: { id, tenantId },
      data: { ...digest, revision, version: { increment: 1 } },
    });
    await record({ kind: 'device', id, action: 'device.new_password' });
    return { ...(await describeDevice(scope, await requireDevice(tx, tenantId, id), tx)), sip };
  });
}

export async function removeDevice(scope: TenantScope, id: string, version: number): Promise<void> {
  await changeTenant(scope, async ({ tx, record }) => {
    const { tenantId } = scope;
    const before = await requireDevice(tx, tenantId, id);
    const { count } = await tx.device.deleteMany({ where: { id, tenantId, version } });
    if (count === 0) throw missed('device', true);
    await tx.deviceRegistration.deleteMany({ where: { deviceId: id, tenantId } });
    const changes = changesOf(AUDITED, before, null);
    await record({ kind: 'device', id, action: 'device.remove', changes });
  });
}
