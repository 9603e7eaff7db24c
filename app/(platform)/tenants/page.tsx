import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { pageTimeZone } from '@/app/page-time-zone';
import { TIME_ZONES } from '@/app/time-zones';
import { TenantList } from '@/components/tenants/tenant-list';
import { requireOrganisation } from '@/lib/access/require-scope';
import { listTenants as listOperation } from '@/lib/tenants/contract';
import { listTenants } from '@/lib/tenants/queries';

const WORDS = { title: 'Tenants' };

export const metadata: Metadata = { title: WORDS.title };

export default async function TenantsPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireOrganisation('tenants:read');
  const { q } = await firstValues(searchParams);
  const { query, search } = readQuery(listOperation.query, { q });
  const [first, timeZone] = await Promise.all([listTenants(scope, query), pageTimeZone()]);
  return (
    <TenantList
      first={first}
      path={`/tenants${search}`}
      isFiltered={search !== ''}
      zones={TIME_ZONES}
      timeZone={timeZone}
      canWrite={scope.permissions.has('tenants:write')}
    />
  );
}
