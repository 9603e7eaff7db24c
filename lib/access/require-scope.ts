import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { Fault } from '@/lib/http/fault';
import { requestIdOf } from '@/lib/http/request-id';
import { principalOfCookie } from './authenticate';
import { chosenTenant } from './choose-scope';
import type { Permission } from './permissions';
import type { Principal } from './principal';
import {
  accountScope,
  organisationScope,
  type AccountScope,
  type OrganisationScope,
  type TenantScope,
} from './scope';

export interface Access {
  principal: Principal;
  account: AccountScope;
  /** The chosen PBX; undefined for operators and resellers who have chosen none. */
  tenant: TenantScope | undefined;
  organisation: OrganisationScope | undefined;
  /** The chosen PBX is suspended: its members see nothing of it. */
  suspended: boolean;
}

async function tenantOf(principal: Principal, requestHeaders: Headers) {
  try {
    return { tenant: await chosenTenant(principal, requestHeaders), suspended: false };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'tenant_suspended') throw error;
    return { tenant: undefined, suspended: true };
  }
}

/** Who is looking at the page, and at what; undefined without a session. Once per request. */
export const currentAccess = cache(async (): Promise<Access | undefined> => {
  const requestHeaders = new Headers(await headers());
  // Pages choose by cookie; the header is the API's way.
  requestHeaders.delete('x-tenant-id');
  const principal = await principalOfCookie(requestHeaders, requestIdOf(requestHeaders));
  if (!principal) return undefined;
  return {
    principal,
    account: accountScope(principal),
    ...(await tenantOf(principal, requestHeaders)),
    organisation: await organisationScope(principal),
  };
});

/** For pages of anybody who is signed in. */
export async function requireAccess(): Promise<Access> {
  const access = await currentAccess();
  if (access) return access;
  const path = (await headers()).get('x-path') ?? '/';
  redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/**
 * For pages of the cabinet. Without a session to the sign-in page; operators and resellers without
 * a PBX to the list of theirs; without the permission the page does not exist.
 */
export async function requireScope(permission: Permission): Promise<TenantScope> {
  const { tenant, organisation, suspended } = await requireAccess();
  if (suspended) redirect('/suspended');
  if (!tenant && organisation) redirect('/tenants');
  if (!tenant?.permissions.has(permission)) notFound();
  return tenant;
}

/** For pages of operators and resellers. */
export async function requireOrganisation(permission: Permission): Promise<OrganisationScope> {
  const { organisation } = await requireAccess();
  if (!organisation?.permissions.has(permission)) notFound();
  return organisation;
}
