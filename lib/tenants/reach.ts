import type { OrganisationScope } from '@/lib/access/scope';

/** Part of a `where`: which PBXs this scope may see and change. */
export function reachOf(scope: OrganisationScope): { resellerId?: { in: string[] } } {
  return scope.kind === 'platform' ? {} : { resellerId: { in: [...scope.resellerIds] } };
}
