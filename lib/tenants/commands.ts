import type { Actor } from '@/lib/access/principal';
import { noSuchTenant, type OrganisationScope, type TenantScope } from '@/lib/access/scope';
import { appendAudit, changesOf } from '@/lib/audit/append';
import type { Tenant as TenantRow } from '@/lib/db/generated/client';
import { duplicateOf } from '@/lib/db/errors';
import { transaction } from '@/lib/db/transaction';
import { env } from '@/lib/env';
import { fault } from '@/lib/http/fault';
import { appendOutbox } from '@/lib/outbox/append';
import { changeTenant } from '@/lib/outbox/change';
import { hint } from '@/lib/outbox/hint';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import { syncOfTenant } from '@/lib/sync/queries';
import { sipDomain as sipDomainField, type CreateTenant } from './contract';
import type { Tenant, UpdateTenant } from './contract';
import { toTenant } from './describe';
import { homeOfNewTenant, requireHome } from './homes';
import { reachOf } from './reach';
import { removeRowsOf } from './remove-rows';

const AUDITED = [
  'name',
  'slug',
  'sipDomain',
  'extensionDigits',
  'timezone',
  'countryCode',
  'language',
  'status',
  'homeNodeId',
] as const;

async function described(row: TenantRow): Promise<Tenant> {
  return toTenant(row, await syncOfTenant(row.id, row.revision));
}

function requireDomain(given: string | undefined, slug: string): string {
  const domain = given ?? `${slug}.${env().SIP_DOMAIN_SUFFIX}`;
  const { error } = sipDomainField.safeParse(domain);
  if (!error) return domain;
  const why = error.issues.map(({ message }) => message).join(' ');
  throw fault('invalid_input', { public: `Makes the SIP domain ${domain}: ${why}`, field: 'slug' });
}

/** The new PBX belongs to the reseller that makes it, or to the platform itself. */
export async function createTenant(scope: OrganisationScope, body: CreateTenant): Promise<Tenant> {
  const sipDomain = requireDomain(body.sipDomain, body.slug);
  const resellerId = scope.kind === 'reseller' ? scope.resellerId : null;
  const id = newId('tenant');
  const row = await transaction(async (tx) => {
    const homeNodeId = await homeOfNewTenant(tx);
    const data = { ...body, id, sipDomain, resellerId, homeNodeId, revision: 1 };
    const made = await tx.tenant.create({ data }).catch((error: unknown) => {
      const index = duplicateOf(error);
      if (index === undefined) throw error;
      const field = index.includes('slug') || body.sipDomain === undefined ? 'slug' : 'sipDomain';
      throw fault('conflict', { public: 'Is taken already.', field, internal: error });
    });
    await appendOutbox(tx, [{ tenantId: id, kind: 'tenant', subjectId: id, revision: 1 }]);
    await appendAudit(tx, [
      {
        actor: scope.actor,
        tenantId: id,
        resellerId,
        action: 'tenant.create',
        subject: { kind: 'tenant', id },
        changes: changesOf(AUDITED, null, made),
      },
    ]);
    return made;
  });
  hint(id);
  return described(row);
}

async function change(
  place: { tenantId: string; actor: Actor },
  where: { resellerId?: { in: string[] } },
  set: UpdateTenant,
  version: number,
): Promise<Tenant> {
  const id = place.tenantId;
  const row = await changeTenant(place, async ({ tx, record }) => {
    const before = await tx.tenant.findFirst({ where: { id, ...where } });
    if (!before) throw noSuchTenant();
    if (set.homeNodeId) await requireHome(tx, set.homeNodeId);
    const { count } = await tx.tenant.updateMany({
      where: { id, ...where, version },
      data: { ...set, version: { increment: 1 } },
    });
    if (count === 0) throw missed('PBX', true);
    const after = await tx.tenant.findUniqueOrThrow({ where: { id } });
    const changes = changesOf(AUDITED, before, after);
    await record({ kind: 'tenant', id, action: 'tenant.update', changes });
    return after;
  });
  return described(row);
}

export function updateTenant(
  scope: OrganisationScope,
  id: string,
  set: UpdateTenant,
  version: number,
): Promise<Tenant> {
  if (set.homeNodeId !== undefined && scope.kind !== 'platform') {
    throw fault('forbidden', {
      public: 'Only operators of the platform choose the media node of a PBX.',
      field: 'homeNodeId',
    });
  }
  return change({ tenantId: id, actor: scope.actor }, reachOf(scope), set, version);
}

export function updateOwnTenant(
  scope: TenantScope,
  set: Omit<UpdateTenant, 'status' | 'homeNodeId'>,
  version: number,
): Promise<Tenant> {
  return change(scope, {}, set, version);
}

/**
 * Everything of the PBX goes but the audit trail. The outbox row stays behind as the order to the
 * worker to take it out of the entry node and the media nodes, and to remove its call log, which
 * nobody can reach any more and which may be too long for a request.
 */
export async function removeTenant(
  scope: OrganisationScope,
  id: string,
  version: number,
): Promise<void> {
  await changeTenant({ tenantId: id, actor: scope.actor }, async ({ tx, tenant, record }) => {
    const where = { id, ...reachOf(scope) };
    if ((await tx.tenant.count({ where })) === 0) throw noSuchTenant();
    const { count } = await tx.tenant.deleteMany({ where: { ...where, version } });
    if (count === 0) throw missed('PBX', true);
    await removeRowsOf(tx, id);
    const changes = changesOf(AUDITED, tenant, null);
    await record({ kind: 'tenant', id, action: 'tenant.remove', changes });
  });
}
