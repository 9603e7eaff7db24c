'use client';

import Link from 'next/link';
import { destinationName, hrefOf } from '@/components/destinations/target-words';
import { plural } from '@/components/format';
import { ListTable } from '@/components/list/list-table';
import type { Names } from '@/components/objects/target-names';
import { OpenNow } from '@/components/schedules/open-now';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Badge } from '@/components/ui/badge';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, Row } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { TargetItem } from '@/lib/objects/contract';
import type { PbxNumber } from '@/lib/numbers/contract';
import type { ScheduleNow } from '@/lib/schedules/contract';

const WORDS = {
  table: 'Numbers',
  columns: ['Number', 'Label', 'Leads to now', 'Configuration'],
  disabled: 'Disabled',
  declined: 'Declined',
  shown: (count: number) => `${plural(count, 'number', 'numbers')} shown`,
};

type NumberListProps = {
  first: Page<PbxNumber>;
  path: string;
  /** What the numbers lead to, by id. */
  names: Readonly<Record<string, TargetItem>>;
  /** How the schedules stand that they lead by, by id. */
  nows: Readonly<Record<string, ScheduleNow>>;
};

type LeadsProps = { number: PbxNumber; names: Names; nows: NumberListProps['nows'] };

/** The schedule that decides at this number: its hours, or what it leads to. */
const scheduleOf = ({ hours, destination }: PbxNumber): string | undefined =>
  hours?.schedule ?? (destination?.kind === 'schedule' ? destination.id : undefined);

function Leads({ number, names, nows }: LeadsProps) {
  const { hours, destination } = number;
  const now = nows[scheduleOf(number) ?? ''];
  const isClosed = hours !== null && now?.is === 'closed';
  const to = isClosed ? hours.closed : destination;
  const words = isClosed && to === null ? WORDS.declined : destinationName(to, names);
  const href = to && 'id' in to ? hrefOf(to.kind, to.id) : undefined;
  return (
    <span className="grid">
      {destination === null && !isClosed ? (
        <StatusDot tone="warning">{words}</StatusDot>
      ) : href === undefined ? (
        words
      ) : (
        <Link className="w-fit rounded-sm hover:underline" href={href}>
          {words}
        </Link>
      )}
      {now ? (
        <span className="text-meta">
          <OpenNow now={now} withUntil />
        </span>
      ) : null}
    </span>
  );
}

export function NumberList({ first, path, names, nows }: NumberListProps) {
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
              <Leads number={number} names={byId} nows={nows} />
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
