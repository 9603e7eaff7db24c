import type { Tenant as TenantRow } from '@/lib/db/generated/client';
import type { SyncState } from '@/lib/sync/contract';
import type { Tenant } from './contract';

export function toTenant(row: TenantRow, sync: SyncState): Tenant {
  const { id, resellerId, name, slug, sipDomain, extensionDigits, timezone } = row;
  const { countryCode, language, version, revision, homeNodeId } = row;
  return {
    ...{ id, resellerId, name, slug, sipDomain, extensionDigits, timezone },
    ...{ countryCode, language, version, revision, homeNodeId, sync },
    status: row.status === 'active' ? 'active' : 'suspended',
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
