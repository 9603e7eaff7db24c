import { fault } from '@/lib/http/fault';
import type { Operation, Reach } from '@/lib/http/operation';
import { cookieOf, TENANT_COOKIE } from './cookies';
import type { Principal } from './principal';
import {
  accountScope,
  defaultTenantId,
  forbidden,
  noSuchTenant,
  organisationScope,
  requirePermission,
  tenantScope,
  type AccountScope,
  type OrganisationScope,
  type PlatformScope,
  type TenantScope,
} from './scope';

export interface ScopeOfReach {
  none: null;
  account: AccountScope;
  tenant: TenantScope;
  organisation: OrganisationScope;
  platform: PlatformScope;
}

/**
 * X-Tenant-Id, else the cookie of the cabinet, else the token's or the oldest membership's. Only the
 * header is an order: a PBX it names that is not to be had is 404; a stale cookie is passed over.
 */
export async function chosenTenant(
  principal: Principal,
  headers: Headers,
): Promise<TenantScope | undefined> {
  const named = headers.get('x-tenant-id');
  if (named !== null) {
    const scope = await tenantScope(principal, named.slice(0, 64));
    if (!scope) throw noSuchTenant();
    return scope;
  }
  const preferred = principal.kind === 'session' ? cookieOf(headers, TENANT_COOKIE) : undefined;
  if (preferred !== undefined) {
    const scope = await tenantScope(principal, preferred.slice(0, 64));
    if (scope) return scope;
  }
  const usual = defaultTenantId(principal);
  return usual === undefined ? undefined : tenantScope(principal, usual);
}

type AnyScope = NonNullable<ScopeOfReach[Reach]>;

async function scopeFor(
  operation: Operation,
  principal: Principal,
  headers: Headers,
): Promise<AnyScope | undefined> {
  if (operation.reach === 'account') return accountScope(principal);
  if (operation.reach === 'tenant') {
    const scope = await chosenTenant(principal, headers);
    if (scope) return scope;
    throw fault('tenant_required', { public: 'Name the PBX as X-Tenant-Id: <id>.' });
  }
  const scope = await organisationScope(principal);
  return operation.reach === 'platform' && scope?.kind !== 'platform' ? undefined : scope;
}

/** The scope of the operation's reach, with its permission checked. */
export async function chooseScope(
  operation: Operation,
  principal: Principal,
  headers: Headers,
): Promise<AnyScope | null> {
  if (operation.reach === 'none' || operation.permission === 'public') return null;
  const scope = await scopeFor(operation, principal, headers);
  if (!scope) throw forbidden(operation.permission);
  requirePermission(scope, operation.permission);
  return scope;
}
