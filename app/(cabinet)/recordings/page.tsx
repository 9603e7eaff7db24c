import { Disc } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { rangeOf } from '@/components/calls/periods';
import { ListPage } from '@/components/list/list-page';
import { RecordingFilters } from '@/components/recordings/recording-filters';
import { RecordingList } from '@/components/recordings/recording-list';
import { StorageNote } from '@/components/recordings/storage-note';
import { ButtonLink } from '@/components/ui/button-link';
import { requireScope } from '@/lib/access/require-scope';
import { listRecordings as listOperation } from '@/lib/recordings/contract';
import { listRecordings } from '@/lib/recordings/queries';
import { getStorageUsage } from '@/lib/stored-files/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = {
  title: 'Recordings',
  note: 'Who listens to one is kept in the audit trail.',
  policy: 'What is recorded',
  empty: {
    title: 'Nothing is recorded yet',
    text: 'Say which calls are recorded: all of them, those of one number or extension, or on demand by *2.',
  },
  none: { title: 'No recording fits', text: 'Change the number or the days.' },
};

export const metadata: Metadata = { title: WORDS.title };

export default async function RecordingsPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('recordings:read');
  const [{ timezone }, usage] = await Promise.all([getOwnTenant(scope), getStorageUsage(scope)]);
  const { number, from, to } = await firstValues(searchParams);
  const range = rangeOf('custom', { fromDay: from, toDay: to }, timezone, new Date());
  const { query, search } = readQuery(listOperation.query, { ...range, number });
  const first = await listRecordings(scope, query);
  return (
    <ListPage
      title={WORDS.title}
      note={WORDS.note}
      create={<ButtonLink href="/settings/recording-policy">{WORDS.policy}</ButtonLink>}
      filters={
        <>
          <StorageNote usage={usage} />
          <RecordingFilters />
        </>
      }
      count={first.items.length}
      isFiltered={search !== ''}
      empty={{ icon: Disc, ...WORDS.empty }}
      none={WORDS.none}
    >
      <RecordingList
        key={search}
        first={first}
        path={`/recordings${search}`}
        timeZone={timezone}
        canWrite={scope.permissions.has('recordings:write')}
      />
    </ListPage>
  );
}
