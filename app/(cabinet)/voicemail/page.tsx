import { Voicemail } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { ListPage } from '@/components/list/list-page';
import { ButtonLink } from '@/components/ui/button-link';
import { MessageFilter } from '@/components/voicemail/message-filter';
import { MessageList } from '@/components/voicemail/message-list';
import { requireScope } from '@/lib/access/require-scope';
import { namesOf } from '@/lib/objects/queries';
import { getOwnTenant } from '@/lib/tenants/queries';
import { listVoicemailMessages as listOperation } from '@/lib/voicemails/message-contract';
import { listVoicemailMessages } from '@/lib/voicemails/queries';

const WORDS = {
  title: 'Voicemail',
  note: 'What callers left. Who listens to a message is kept in the audit trail.',
  boxes: 'Voicemail boxes',
  empty: {
    title: 'No messages',
    text: 'What callers leave in a voicemail box stands here, and is heard by *97, too.',
  },
  none: { title: 'No message fits', text: 'Look at all of them.' },
};

export const metadata: Metadata = { title: WORDS.title };

export default async function VoicemailPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('voicemail-messages:read');
  const { heard } = await firstValues(searchParams);
  const { query, search } = readQuery(listOperation.query, { heard });
  const [first, { timezone }] = await Promise.all([
    listVoicemailMessages(scope, query),
    getOwnTenant(scope),
  ]);
  const named = await namesOf(
    scope,
    first.items.map(({ boxId }) => boxId),
  );
  const boxes = Object.fromEntries(Object.values(named).map(({ id, name }) => [id, name]));
  const maySetUp = scope.permissions.has('voicemail:read');
  return (
    <ListPage
      title={WORDS.title}
      note={WORDS.note}
      create={
        maySetUp ? <ButtonLink href="/settings/voicemail-boxes">{WORDS.boxes}</ButtonLink> : null
      }
      filters={<MessageFilter />}
      count={first.items.length}
      isFiltered={search !== ''}
      empty={{ icon: Voicemail, ...WORDS.empty }}
      none={WORDS.none}
    >
      <MessageList
        key={search}
        first={first}
        path={`/voicemail-messages${search}`}
        boxes={boxes}
        timeZone={timezone}
        canWrite={scope.permissions.has('voicemail-messages:write')}
      />
    </ListPage>
  );
}
