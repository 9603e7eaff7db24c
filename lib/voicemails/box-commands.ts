import { requirePermission, type TenantScope } from '@/lib/access/scope';
import { fault, notFound } from '@/lib/http/fault';
import { configOf } from '@/lib/extensions/config';
import * as objects from '@/lib/objects/commands';
import { storedConfig } from '@/lib/objects/describe';
import type { ObjectBody, PbxObject } from '@/lib/objects/contract';
import { describeObject } from '@/lib/objects/describe';
import { keepReferences } from '@/lib/objects/named';
import { asObject } from '@/lib/objects/references';
import { changeTenant } from '@/lib/outbox/change';
import { newId } from '@/lib/shared/ids';
import { letGoOf } from './files';
import { voicemailBox } from './contract';
import { requireOtherThanNumber } from './own-numbers';

export async function createBox(scope: TenantScope, body: ObjectBody): Promise<PbxObject> {
  await requireOtherThanNumber(scope, body);
  return objects.createObject(voicemailBox, scope, body);
}

export async function updateBox(
  scope: TenantScope,
  id: string,
  body: Partial<ObjectBody>,
  version: number,
): Promise<PbxObject> {
  await requireOtherThanNumber(scope, body, id);
  return objects.updateObject(voicemailBox, scope, id, body, version);
}

/** Its messages go with it, unless another box takes its place: then they are in that. */
export async function removeBox(
  scope: TenantScope,
  id: string,
  version: number,
  repointTo: string | undefined,
): Promise<void> {
  const { tenantId } = scope;
  await objects.removeObject(voicemailBox, scope, id, version, repointTo, async ({ tx }) => {
    const where = { tenantId, boxId: id };
    if (repointTo !== undefined) {
      await tx.voicemailMessage.updateMany({ where, data: { boxId: repointTo } });
      return;
    }
    const messages = await tx.voicemailMessage.findMany({ where, select: { storageKey: true } });
    await tx.voicemailMessage.deleteMany({ where });
    await letGoOf(
      tx,
      tenantId,
      messages.map(({ storageKey }) => storageKey),
    );
  });
}

/** A box of its own for an extension, by one switch. @throws Fault conflict when it has one. */
export async function giveBox(scope: TenantScope, extensionId: string): Promise<PbxObject> {
  requirePermission(scope, 'voicemail:write');
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    const tenantId = tenant.id;
    const owner = await tx.extension.findFirst({ where: { id: extensionId, tenantId } });
    if (!owner) throw notFound('extension');
    if (configOf(owner).voicemail !== null) {
      throw fault('conflict', { public: 'This extension has a voicemail box already.' });
    }
    const id = newId('voicemail');
    const config = storedConfig(voicemailBox, { email: owner.email });
    const base = { id, tenantId, kind: voicemailBox.kind, name: owner.name, revision };
    const row = await tx.pbxObject.create({ data: { ...base, config } });
    const own = { ...asObject(owner.config), voicemail: id };
    await keepReferences(change, { kind: 'extension', id: extensionId }, own);
    await tx.extension.updateMany({
      where: { id: extensionId, tenantId },
      data: { config: own, revision, version: { increment: 1 } },
    });
    const changes = { voicemail: [null, id] as [unknown, unknown] };
    await record(
      { kind: 'object', id, subject: voicemailBox.kind, action: 'voicemail.create' },
      { kind: 'extension', id: extensionId, action: 'extension.update', changes },
    );
    return describeObject(voicemailBox, scope, row, tx);
  });
}
