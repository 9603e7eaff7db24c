'use client';

import { formatDateTime } from '@/components/format';
import { RemoveButton } from '@/components/remove-button';
import { deviceWords } from '@/components/sessions/device-words';
import { Badge } from '@/components/ui/badge';
import { LoadMore } from '@/components/ui/load-more';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Session } from '@/lib/sessions/contract';

const WORDS = {
  table: 'Sessions',
  columns: (zone: string) => ['Browser', 'Address', `Last seen (${zone})`, 'Signed in'],
  actions: 'Actions',
  current: 'This one',
  more: 'Show more',
  end: 'End',
  title: 'End this session?',
  text: 'Whoever uses it must sign in again.',
  cancel: 'Cancel',
  done: 'The session was ended.',
};

export function SessionList({ first, timeZone }: { first: Page<Session>; timeZone: string }) {
  const list = useKeysetList(first, '/sessions');
  return (
    <div className="rounded-lg border bg-card">
      <Table label={WORDS.table}>
        <TableHead>
          <tr>
            {WORDS.columns(timeZone).map((name) => (
              <HeadCell key={name}>{name}</HeadCell>
            ))}
            <HeadCell>
              <span className="sr-only">{WORDS.actions}</span>
            </HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {list.items.map((session) => (
            <Row key={session.id}>
              <Cell className="whitespace-nowrap">
                {deviceWords(session.userAgent)}
                {session.current ? (
                  <Badge tone="brand" className="ml-2">
                    {WORDS.current}
                  </Badge>
                ) : null}
              </Cell>
              <Cell>{session.ip}</Cell>
              <Cell className="whitespace-nowrap">
                {formatDateTime(session.lastSeenAt, timeZone)}
              </Cell>
              <Cell className="whitespace-nowrap">
                {formatDateTime(session.createdAt, timeZone)}
              </Cell>
              <Cell className="text-right">
                {session.current ? null : (
                  <RemoveButton
                    path={`/sessions/${session.id}`}
                    label={WORDS.end}
                    title={WORDS.title}
                    text={WORDS.text}
                    cancelLabel={WORDS.cancel}
                    done={WORDS.done}
                  />
                )}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {list.nextCursor ? (
        <LoadMore
          hasMore
          busy={list.busy}
          error={list.error}
          label={WORDS.more}
          onLoadMore={list.loadMore}
        />
      ) : null}
    </div>
  );
}
