import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import { duplicateOf } from '@/lib/db/errors';
import { addDevice } from '@/lib/devices/commands';
import { notFound } from '@/lib/http/fault';
import { freeOfReferences } from '@/lib/objects/in-use';
import { dropReferences, keepReferences } from '@/lib/objects/named';
import { requireOwnNumbers } from '@/lib/numbers/own-numbers';
import { requireFreeNumber } from '@/lib/objects/numbers';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { requireNoLoop } from '@/lib/routing/require-no-loop';
import { newId } from '@/lib/shared/ids';
import {
  CONFIG_FIELDS,
  configOf,
  EXTENSION_DEFAULTS,
  splitConfig,
  storedConfig,
  toldAfter,
} from './config';
import type { CreatedExtension, CreateExtension, Extension, UpdateExtension } from './contract';
import { describeExtension, WITH_DEVICES, type ExtensionWithDevices } from './describe';
import { numberTaken, requireNumberLength } from './rules';

export const AUDITED = [
  'number',
  'name',
  'email',
  'enabled',
  'ringTimeoutSeconds',
  'outboundCallerId',
] as const;

const AUDITED_WHOLE = [...AUDITED, ...CONFIG_FIELDS] as const;

async function requireExtension(
  { tx, tenant }: TenantChange,
  id: string,
): Promise<ExtensionWithDevices> {
  const row = await tx.extension.findFirst({
    where: { id, tenantId: tenant.id },
    include: WITH_DEVICES,
  });
  if (!row) throw notFound('extension');
  return row;
}

const SHOWN = 'outboundCallerId';

/** A unique index decides, not a look before: two people may type the same number at once. */
async function orNumberTaken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (duplicateOf(error)?.includes('number')) throw numberTaken(error);
    throw error;
  }
}

export async function createExtension(
  scope: TenantScope,
  { device, ...fields }: CreateExtension,
): Promise<CreatedExtension> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    requireNumberLength(fields.number, tenant.extensionDigits);
    const id = newId('extension');
    await requireFreeNumber(change, fields.number, id);
    await requireOwnNumbers(change, { field: SHOWN, e164: fields.outboundCallerId });
    const { columns, config } = splitConfig(fields);
    const stored = storedConfig({ ...EXTENSION_DEFAULTS, ...config });
    await keepReferences(change, { kind: 'extension', id }, stored);
    const data = { id, tenantId: tenant.id, ...columns, config: stored, revision };
    const row = await orNumberTaken(() => tx.extension.create({ data }));
    await record({
      kind: 'extension',
      id,
      action: 'extension.create',
      changes: changesOf(AUDITED_WHOLE, null, { ...row, ...configOf(row) }),
    });
    const made = device && (await addDevice(change, id, device.label));
    const whole = await describeExtension(scope, await requireExtension(change, id), tx);
    return made ? { ...whole, sip: made.sip } : whole;
  });
}

/** What leads here names the id: a new number moves nothing but the number. */
export async function updateExtension(
  scope: TenantScope,
  id: string,
  set: UpdateExtension,
  version: number,
): Promise<Extension> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    const before = await requireExtension(change, id);
    if (set.number !== undefined) {
      requireNumberLength(set.number, tenant.extensionDigits);
      await requireFreeNumber(change, set.number, id);
    }
    if (set.outboundCallerId !== before.outboundCallerId) {
      await requireOwnNumbers(change, { field: SHOWN, e164: set.outboundCallerId });
    }
    const { columns, config: given } = splitConfig(set);
    const told = toldAfter(before, given, Date.now());
    const config = storedConfig({ ...configOf(before), ...given }, told);
    await keepReferences(change, { kind: 'extension', id }, config);
    const { count } = await orNumberTaken(() =>
      tx.extension.updateMany({
        where: { id, tenantId: tenant.id, version },
        data: { ...columns, config, revision, version: { increment: 1 } },
      }),
    );
    if (count === 0) throw missed('extension', true);
    await requireNoLoop(change, { kind: 'extension', id });
    const after = await requireExtension(change, id);
    const changes = changesOf(
      AUDITED_WHOLE,
      { ...before, ...configOf(before) },
      { ...after, ...configOf(after) },
    );
    await record({ kind: 'extension', id, action: 'extension.update', changes });
    return describeExtension(scope, after, tx);
  });
}

export async function removeExtension(
  scope: TenantScope,
  id: string,
  version: number,
  repointTo: string | undefined,
): Promise<void> {
  await changeTenant(scope, async (change) => {
    const { tx, tenant, record } = change;
    const before = await requireExtension(change, id);
    if (before.version !== version) throw missed('extension', true);
    const gone = { kind: 'extension', id };
    await freeOfReferences(change, { ...gone, singular: 'extension' }, repointTo);
    await dropReferences(change, gone);
    const deviceIds = before.devices.map((device) => device.id);
    await tx.deviceRegistration.deleteMany({
      where: { tenantId: tenant.id, deviceId: { in: deviceIds } },
    });
    await tx.device.deleteMany({ where: { tenantId: tenant.id, extensionId: id } });
    await tx.membership.updateMany({
      where: { tenantId: tenant.id, extensionId: id },
      data: { extensionId: null },
    });
    await tx.extension.deleteMany({ where: { id, tenantId: tenant.id, version } });
    const changes = changesOf(AUDITED, before, null);
    await record(
      { kind: 'extension', id, action: 'extension.remove', changes },
      ...deviceIds.map((deviceId) => ({
        kind: 'device' as const,
        id: deviceId,
        action: 'device.remove',
      })),
    );
  });
}
