'use client';

import { Building2, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { plural } from '@/components/format';
import { TenantRow } from '@/components/tenants/tenant-row';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { SearchInput } from '@/components/ui/search-input';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import { useUrlText } from '@/components/use-url-filter';
import type { Tenant } from '@/lib/tenants/contract';

const NewTenantDialog = dynamic(
  () => import('@/components/tenants/new-tenant-dialog').then((module) => module.NewTenantDialog),
  { ssr: false },
);

const WORDS = {
  table: 'Tenants',
  columns: ['Name', 'SIP domain', 'State', 'Created', 'Configuration'],
  actions: 'Actions',
  create: 'New PBX',
  search: 'Name, short name or SIP domain',
  clear: 'Clear search',
  more: 'Show more',
  shown: (count: number) => `${plural(count, 'PBX', 'PBXs')} shown`,
  created: (name: string) => `${name} was created.`,
  emptyTitle: 'No PBX here',
  emptyText: 'Create one, or look for another name.',
};

type TenantListProps = {
  first: Page<Tenant>;
  path: string;
  zones: readonly string[];
  timeZone: string;
  canWrite: boolean;
};

export function TenantList({ first, path, zones, timeZone, canWrite }: TenantListProps) {
  const router = useRouter();
  const list = useKeysetList(first, path);
  const search = useUrlText('q');
  const [isCreating, setCreating] = useState(false);
  return (
    <>
      <div role="search" className="flex flex-wrap justify-between gap-2">
        <SearchInput
          label={WORDS.search}
          clearLabel={WORDS.clear}
          value={search.text}
          onValueChange={search.setText}
          className="min-w-0 flex-1 sm:max-w-xs"
        />
        {canWrite ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {WORDS.create}
          </Button>
        ) : null}
      </div>
      <div className="rounded-lg border bg-card">
        {list.items.length === 0 ? (
          <EmptyState icon={Building2} title={WORDS.emptyTitle} text={WORDS.emptyText} />
        ) : (
          <Table label={WORDS.table}>
            <TableHead>
              <tr>
                {WORDS.columns.map((name) => (
                  <HeadCell key={name}>{name}</HeadCell>
                ))}
                <HeadCell>
                  <span className="sr-only">{WORDS.actions}</span>
                </HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {list.items.map((tenant) => (
                <TenantRow
                  key={tenant.id}
                  tenant={tenant}
                  timeZone={timeZone}
                  canWrite={canWrite}
                />
              ))}
            </TableBody>
          </Table>
        )}
        <LoadMore
          hasMore={list.nextCursor !== null}
          busy={list.busy}
          error={list.error}
          label={WORDS.more}
          note={WORDS.shown(list.items.length)}
          onLoadMore={list.loadMore}
        />
      </div>
      {isCreating ? (
        <NewTenantDialog
          zones={zones}
          zone={timeZone}
          onClose={() => setCreating(false)}
          onCreated={(tenant) => {
            setCreating(false);
            toast(WORDS.created(tenant.name));
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}
