import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import type { Device as DeviceRow } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { fault, notFound } from '@/lib/http/fault';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import type { Device, DeviceWithSip, SipSettings } from './contract';
import { describeDevice } from './queries';
import { DEVICES_MAX, inPlace } from './rules';
import { newSipAccount } from './sip-account';

const AUDITED = ['label', 'username', 'enabled', 'extensionId', 'position'] as const;

/** Within the change that makes or already has the extension. */
export async function addDevice(
  { tx, tenant, revision, record }: TenantChange,
  extensionId: string,
  label: string,
): Promise<{ id: string; sip: SipSettings }> {
  const { username, digest, sip } = newSipAccount(tenant.sipDomain);
  const id = newId('device');
  const place = {
    extensionId,
    position: await tx.device.count({ where: { tenantId: tenant.id, extensionId } }),
  };
  const data = { id, tenantId: tenant.id, ...place, label, username, ...digest, revision };
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

/** The others keep their order; what is in the row of none of them changes but its position. */
async function moveTo({ tx, tenant }: TenantChange, moved: DeviceRow, position: number) {
  const where = { tenantId: tenant.id, extensionId: moved.extensionId };
  const orderBy = [{ position: 'asc' as const }, { id: 'asc' as const }];
  const siblings = await tx.device.findMany({ where, orderBy, select: { id: true } });
  const order = inPlace(
    siblings.map(({ id }) => id),
    moved.id,
    position,
  );
  for (const [index, id] of order.entries()) {
    await tx.device.updateMany({ where: { ...where, id }, data: { position: index } });
  }
}

type DeviceChange = {
  label?: string | undefined;
  enabled?: boolean | undefined;
  position?: number | undefined;
};

export async function updateDevice(
  scope: TenantScope,
  id: string,
  { position, ...set }: DeviceChange,
  version: number,
): Promise<Device> {
  return changeTenant(scope, async (change) => {
    const { tx, revision, record } = change;
    const { tenantId } = scope;
    const before = await requireDevice(tx, tenantId, id);
    const { count } = await tx.device.updateMany({
      where: { id, tenantId, version },
      data: { ...set, revision, version: { increment: 1 } },
    });
    if (count === 0) throw missed('device', true);
    if (position !== undefined) await moveTo(change, before, position);
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

/** The worker removes what the entry node holds of it; the phone may sign in again. */
export async function signOutDevice(scope: TenantScope, id: string): Promise<Device> {
  return changeTenant(scope, async ({ tx, revision, record }) => {
    const { tenantId } = scope;
    await requireDevice(tx, tenantId, id);
    await tx.device.updateMany({
      where: { id, tenantId },
      data: { signOuts: { increment: 1 }, revision, version: { increment: 1 } },
    });
    await record({ kind: 'device', id, action: 'device.sign_out' });
    return describeDevice(scope, await requireDevice(tx, tenantId, id), tx);
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
