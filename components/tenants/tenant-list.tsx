'use client';

import { Building2, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { plural } from '@/components/format';
import { ListFilters } from '@/components/list/list-filters';
import { ListPage } from '@/components/list/list-page';
import { ListTable } from '@/components/list/list-table';
import { TenantRow } from '@/components/tenants/tenant-row';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Tenant } from '@/lib/tenants/contract';

const NewTenantDialog = dynamic(
  () => import('@/components/tenants/new-tenant-dialog').then((module) => module.NewTenantDialog),
  { ssr: false },
);

const WORDS = {
  table: 'Tenants',
  note: 'Every PBX of yours. Open one to work in it.',
  columns: ['Name', 'SIP domain', 'State', 'Created', 'Configuration'],
  create: 'New PBX',
  search: 'Name, short name or SIP domain',
  shown: (count: number) => `${plural(count, 'PBX', 'PBXs')} shown`,
  created: (name: string) => `${name} was created.`,
  empty: { title: 'No PBX here', text: 'Create the first one.' },
  none: { title: 'No PBX fits', text: 'Look for another name.' },
};

type TenantListProps = {
  first: Page<Tenant>;
  path: string;
  isFiltered: boolean;
  zones: readonly string[];
  timeZone: string;
  canWrite: boolean;
};

export function TenantList(props: TenantListProps) {
  const { timeZone, canWrite } = props;
  const router = useRouter();
  const list = useKeysetList(props.first, props.path);
  const [isCreating, setCreating] = useState(false);
  const create = canWrite ? (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {WORDS.create}
    </Button>
  ) : null;
  return (
    <>
      <ListPage
        title={WORDS.table}
        note={WORDS.note}
        create={create}
        filters={<ListFilters search={WORDS.search} />}
        count={list.items.length}
        isFiltered={props.isFiltered}
        empty={{ icon: Building2, ...WORDS.empty }}
        none={WORDS.none}
      >
        <ListTable
          label={WORDS.table}
          columns={WORDS.columns}
          list={list}
          hasActions
          shown={WORDS.shown}
          row={(tenant) => (
            <TenantRow key={tenant.id} tenant={tenant} timeZone={timeZone} canWrite={canWrite} />
          )}
        />
      </ListPage>
      {isCreating ? (
        <NewTenantDialog
          zones={props.zones}
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
