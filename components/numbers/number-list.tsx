'use client';

import Link from 'next/link';
import { destinationName, hrefOf } from '@/components/destinations/target-words';
import { plural } from '@/components/format';
import { ListTable } from '@/components/list/list-table';
import type { Names } from '@/components/objects/target-names';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Badge } from '@/components/ui/badge';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, Row } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { TargetItem } from '@/lib/objects/contract';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  table: 'Numbers',
  columns: ['Number', 'Label', 'Leads to', 'Configuration'],
  disabled: 'Disabled',
  shown: (count: number) => `${plural(count, 'number', 'numbers')} shown`,
};

type NumberListProps = {
  first: Page<PbxNumber>;
  path: string;
  /** What the numbers lead to, by id. */
  names: Readonly<Record<string, TargetItem>>;
};

function Leads({ to, names }: { to: PbxNumber['destination']; names: Names }) {
  const words = destinationName(to, names);
  if (to === null) return <StatusDot tone="warning">{words}</StatusDot>;
  const href = 'id' in to ? hrefOf(to.kind, to.id) : undefined;
  if (href === undefined) return words;
  return (
    <Link className="rounded-sm hover:underline" href={href}>
      {words}
    </Link>
  );
}

export function NumberList({ first, path, names }: NumberListProps) {
  const list = useKeysetList(first, path);
  const byId = new Map(Object.entries(names));
  return (
    <ListTable
      label={WORDS.table}
      columns={WORDS.columns}
      list={list}
      shown={WORDS.shown}
      row={(number) => (
        <Row key={number.id}>
          <Cell>
            <Link
              href={`/settings/numbers/${number.id}`}
              className="rounded-sm font-medium hover:underline"
            >
              {number.e164}
            </Link>
          </Cell>
          <Cell className="max-w-56 truncate">{number.label}</Cell>
          <Cell>
            {number.enabled ? (
              <Leads to={number.destination} names={byId} />
            ) : (
              <Badge>{WORDS.disabled}</Badge>
            )}
          </Cell>
          <Cell>
            <SyncBadge kind="number" id={number.id} sync={number.sync} />
          </Cell>
        </Row>
      )}
    />
  );
}
