import 'server-only';
import { notFound } from 'next/navigation';
import type { Permission } from '@/lib/access/permissions';
import { requireOrganisation } from '@/lib/access/require-scope';
import type { PlatformScope } from '@/lib/access/scope';
import { Fault } from '@/lib/http/fault';

/** For pages of operators only. */
export async function requirePlatform(permission: Permission): Promise<PlatformScope> {
  const scope = await requireOrganisation(permission);
  return scope.kind === 'platform' ? scope : notFound();
}

/** The object, or the page for what is not there. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Fault && error.code === 'not_found') notFound();
    throw error;
  }
}
