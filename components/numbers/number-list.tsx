'use client';

import Link from 'next/link';
import { plural } from '@/components/format';
import { destinationWords } from '@/components/numbers/destination-words';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Badge } from '@/components/ui/badge';
import { LoadMore } from '@/components/ui/load-more';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  table: 'Numbers',
  number: 'Number',
  label: 'Label',
  leads: 'Leads to',
  configuration: 'Configuration',
  disabled: 'Disabled',
  more: 'Show more',
  shown: (count: number) => `${plural(count, 'number', 'numbers')} shown`,
};

type Named = { id: string; number: string; name: string };
type NumberListProps = { first: Page<PbxNumber>; path: string; extensions: Named[] };

export function NumberList({ first, path, extensions }: NumberListProps) {
  const list = useKeysetList(first, path);
  const byId = new Map(extensions.map((extension) => [extension.id, extension]));

  const leads = ({ destination }: PbxNumber) => {
    const isExtension = destination?.kind === 'extension';
    const extension = isExtension ? byId.get(destination.extensionId) : undefined;
    const words = destinationWords(destination, extension);
    if (destination === null) return <StatusDot tone="warning">{words}</StatusDot>;
    if (!isExtension) return words;
    return (
      <Link
        className="rounded-sm hover:underline"
        href={`/settings/extensions/${destination.extensionId}`}
      >
        {words}
      </Link>
    );
  };

  return (
    <div className="rounded-lg border bg-card">
      <Table label={WORDS.table}>
        <TableHead>
          <tr>
            <HeadCell>{WORDS.number}</HeadCell>
            <HeadCell>{WORDS.label}</HeadCell>
            <HeadCell>{WORDS.leads}</HeadCell>
            <HeadCell>{WORDS.configuration}</HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {list.items.map((number) => (
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
              <Cell>{number.enabled ? leads(number) : <Badge>{WORDS.disabled}</Badge>}</Cell>
              <Cell>
                <SyncBadge kind="number" id={number.id} sync={number.sync} />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      <LoadMore
        hasMore={list.nextCursor !== null}
        busy={list.busy}
        error={list.error}
        label={WORDS.more}
        note={WORDS.shown(list.items.length)}
        onLoadMore={list.loadMore}
      />
    </div>
  );
}
