'use client';

import { formatDateTime } from '@/components/format';
import { ListTable } from '@/components/list/list-table';
import { RemoveButton } from '@/components/remove-button';
import { deviceWords } from '@/components/sessions/device-words';
import { Badge } from '@/components/ui/badge';
import { Cell, Row } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Session } from '@/lib/sessions/contract';

const WORDS = {
  table: 'Sessions',
  columns: (zone: string) => ['Browser', 'Address', `Last seen (${zone})`, 'Signed in'],
  current: 'This one',
  end: 'End',
  title: 'End this session?',
  text: 'Whoever uses it must sign in again.',
  cancel: 'Cancel',
  done: 'The session was ended.',
};

export function SessionList({ first, timeZone }: { first: Page<Session>; timeZone: string }) {
  const list = useKeysetList(first, '/sessions');
  return (
    <ListTable
      label={WORDS.table}
      columns={WORDS.columns(timeZone)}
      list={list}
      hasActions
      row={(session) => (
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
          <Cell className="whitespace-nowrap">{formatDateTime(session.lastSeenAt, timeZone)}</Cell>
          <Cell className="whitespace-nowrap">{formatDateTime(session.createdAt, timeZone)}</Cell>
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
      )}
    />
  );
}
