import { db } from '@/lib/db/prisma';
import { fault, notFound } from '@/lib/http/fault';
import { permissionsOf, type Permission, type Role } from './permissions';
import { actorOf, type Actor, type HeldRole, type Principal } from './principal';

declare const mint: unique symbol;

interface Common {
  readonly [mint]: true;
  readonly principal: Principal;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
}

/** Only who is asking. */
export interface AccountScope extends Common {
  readonly kind: 'account';
}

/** One PBX, and what may be done in it. First argument of every query and command of a feature. */
export interface TenantScope extends Common {
  readonly kind: 'tenant';
  readonly tenantId: string;
  readonly role: Role;
  /** Calls of one extension only (null: of none); undefined: the whole PBX. */
  readonly onlyExtensionId: string | null | undefined;
  /** Calls of these ring groups and queues only; undefined: the whole PBX. */
  readonly onlyGroupIds: readonly string[] | undefined;
}

export interface PlatformScope extends Common {
  readonly kind: 'platform';
}

/** A reseller with its sub-resellers. */
export interface ResellerScope extends Common {
  readonly kind: 'reseller';
  readonly resellerId: string;
  readonly resellerIds: readonly string[];
}

export type OrganisationScope = PlatformScope | ResellerScope;

function may(principal: Principal, role: Role): ReadonlySet<Permission> {
  const granted = permissionsOf(role);
  const narrowed = principal.token?.scopes;
  return narrowed ? new Set([...granted].filter((word) => narrowed.has(word))) : granted;
}

/** The one place that makes a scope: everybody else can only pass one on. */
function minted<S extends Common>(
  principal: Principal,
  permissions: ReadonlySet<Permission>,
  rest: Omit<S, keyof Common>,
): S {
  return { ...rest, principal, actor: actorOf(principal), permissions } as S;
}

export function accountScope(principal: Principal): AccountScope {
  const all = principal.roles.flatMap(({ role }) => [...may(principal, role)]);
  const own: Permission[] = principal.token ? [] : ['account:read', 'account:write'];
  return minted<AccountScope>(principal, new Set([...all, ...own]), { kind: 'account' });
}

/** With the one level of sub-resellers that there is. */
async function resellerTree(resellerId: string): Promise<string[]> {
  const children = await db().reseller.findMany({
    where: { parentId: resellerId },
    select: { id: true },
  });
  return [resellerId, ...children.map(({ id }) => id)];
}

async function roleIn(
  principal: Principal,
  tenant: { id: string; resellerId: string | null },
): Promise<HeldRole | undefined> {
  // The widest role first: nobody may narrow an operator by making him a member.
  const operator = principal.roles.find(({ role }) => role === 'operator');
  if (operator) return operator;
  for (const held of principal.roles) {
    if (held.role !== 'reseller' || !held.resellerId || !tenant.resellerId) continue;
    if ((await resellerTree(held.resellerId)).includes(tenant.resellerId)) return held;
  }
  return principal.roles.find(({ tenantId }) => tenantId === tenant.id);
}

/** Undefined: there is no such PBX for this caller, whether or not there is one. */
export async function tenantScope(
  principal: Principal,
  tenantId: string,
): Promise<TenantScope | undefined> {
  if (principal.token?.tenantId && principal.token.tenantId !== tenantId) return undefined;
  const tenant = await db().tenant.findUnique({
    where: { id: tenantId },
    select: { id: true, resellerId: true, status: true },
  });
  if (!tenant) return undefined;
  const held = await roleIn(principal, tenant);
  if (!held) return undefined;
  if (tenant.status !== 'active' && held.tenantId !== null) {
    throw fault('tenant_suspended', { public: 'This PBX is suspended. Ask your provider.' });
  }
  return minted<TenantScope>(principal, may(principal, held.role), {
    kind: 'tenant',
    tenantId: tenant.id,
    role: held.role,
    onlyExtensionId: held.role === 'user' ? held.extensionId : undefined,
    onlyGroupIds: held.role === 'supervisor' ? (held.groupIds ?? undefined) : undefined,
  });
}

/** Which PBX a caller means who names none: that of the token, else the oldest membership. */
export function defaultTenantId({ token, roles }: Principal): string | undefined {
  if (token?.tenantId) return token.tenantId;
  return roles.find(({ tenantId }) => tenantId !== null)?.tenantId ?? undefined;
}

/** The platform's or a reseller's own reach. A token of one PBX has none. */
export async function organisationScope(
  principal: Principal,
): Promise<OrganisationScope | undefined> {
  if (principal.token?.tenantId) return undefined;
  const operator = principal.roles.find(({ role }) => role === 'operator');
  if (operator) {
    return minted<PlatformScope>(principal, may(principal, 'operator'), { kind: 'platform' });
  }
  const reseller = principal.roles.find(({ role }) => role === 'reseller');
  if (!reseller?.resellerId) return undefined;
  return minted<ResellerScope>(principal, may(principal, 'reseller'), {
    kind: 'reseller',
    resellerId: reseller.resellerId,
    resellerIds: await resellerTree(reseller.resellerId),
  });
}

export function requirePermission(scope: Common, permission: Permission): void {
  if (!scope.permissions.has(permission)) throw forbidden(permission);
}

export function forbidden(permission: Permission) {
  return fault('forbidden', { public: `This needs the permission ${permission}.` });
}

export const noSuchTenant = () => notFound('PBX');
