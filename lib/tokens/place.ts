import type { OrganisationScope, TenantScope } from '@/lib/access/scope';
import { PLATFORM } from '@/lib/outbox/append';

/** What a token is for: one PBX, one reseller with its PBXs, or the platform. */
export interface TokenPlace {
  scopeKey: string;
  tenantId: string | null;
  resellerId: string | null;
}

export function placeOf(scope: TenantScope | OrganisationScope): TokenPlace {
  switch (scope.kind) {
    case 'tenant':
      return { scopeKey: scope.tenantId, tenantId: scope.tenantId, resellerId: null };
    case 'reseller':
      return { scopeKey: scope.resellerId, tenantId: null, resellerId: scope.resellerId };
    case 'platform':
      return { scopeKey: PLATFORM, tenantId: null, resellerId: null };
  }
}
