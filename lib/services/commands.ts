import type { TenantScope } from '@/lib/access/scope';
import { env } from '@/lib/env';
import { createObject, removeObject, updateObject } from '@/lib/objects/commands';
import type { ObjectBody, PbxObject } from '@/lib/objects/contract';
import { seal } from '@/lib/shared/secret-box';
import { service } from './contract';

/** The secret is sealed before it is stored: the worker needs it again, nobody else does. */
function withSealedSecret<B extends Partial<ObjectBody>>(body: B): B {
  const { secret } = body;
  return typeof secret === 'string' ? { ...body, secret: seal(env().APP_SECRET, secret) } : body;
}

export async function createService(scope: TenantScope, body: ObjectBody): Promise<PbxObject> {
  return createObject(service, scope, withSealedSecret(body));
}

export async function updateService(
  scope: TenantScope,
  id: string,
  body: Partial<ObjectBody>,
  version: number,
): Promise<PbxObject> {
  return updateObject(service, scope, id, withSealedSecret(body), version);
}

/** Its requests go with it. */
export async function removeService(
  scope: TenantScope,
  id: string,
  version: number,
  repointTo: string | undefined,
): Promise<void> {
  await removeObject(service, scope, id, version, repointTo, async ({ tx, tenant }) => {
    await tx.serviceRequest.deleteMany({ where: { tenantId: tenant.id, serviceId: id } });
  });
}
