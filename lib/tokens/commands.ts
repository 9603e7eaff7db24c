import type { OrganisationScope, TenantScope } from '@/lib/access/scope';
import { newTokenSecret } from '@/lib/access/token-secret';
import { appendAudit } from '@/lib/audit/append';
import { transaction } from '@/lib/db/transaction';
import { fault } from '@/lib/http/fault';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import type { CreatedToken, CreateToken } from './contract';
import { toToken } from './describe';
import { placeOf } from './place';

/** A scope the maker does not hold would be worth nothing: better said than kept silent. */
function requireHeld(scope: TenantScope | OrganisationScope, body: CreateToken): void {
  const errors = body.scopes.flatMap((word, index) =>
    scope.permissions.has(word)
      ? []
      : [{ field: `scopes.${index}`, message: `You may not give ${word}: you do not have it.` }],
  );
  if (errors.length > 0) {
    throw fault('invalid_input', { public: 'A token never may more than its maker.', errors });
  }
  if (body.expiresAt !== null && Date.parse(body.expiresAt) <= Date.now()) {
    throw fault('invalid_input', { public: 'Must be in the future.', field: 'expiresAt' });
  }
}

export async function createToken(
  scope: TenantScope | OrganisationScope,
  body: CreateToken,
): Promise<CreatedToken> {
  requireHeld(scope, body);
  const { prefix, whole, hash } = newTokenSecret();
  const { name, scopes, networks, expiresAt } = body;
  const place = placeOf(scope);
  return transaction(async (tx) => {
    const row = await tx.token.create({
      data: {
        id: newId('token'),
        ...place,
        createdBy: scope.principal.userId,
        ...{ name, prefix, scopes, networks, secretHash: hash },
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      },
    });
    await appendAudit(tx, [
      {
        actor: scope.actor,
        tenantId: place.tenantId,
        resellerId: place.resellerId,
        action: 'token.create',
        subject: { kind: 'token', id: row.id },
        changes: { name: [null, name], scopes: [null, scopes], networks: [null, networks] },
      },
    ]);
    return { ...toToken(row), secret: whole };
  });
}

/** It is refused from the next request on. The row stays, for the audit trail. */
export async function removeToken(
  scope: TenantScope | OrganisationScope,
  id: string,
  version: number,
): Promise<void> {
  const place = placeOf(scope);
  const where = { id, scopeKey: place.scopeKey, revokedAt: null };
  await transaction(async (tx) => {
    const { count } = await tx.token.updateMany({
      where: { ...where, version },
      data: { revokedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw missed('token', (await tx.token.count({ where })) > 0);
    await appendAudit(tx, [
      {
        actor: scope.actor,
        tenantId: place.tenantId,
        resellerId: place.resellerId,
        action: 'token.revoke',
        subject: { kind: 'token', id },
      },
    ]);
  });
}
