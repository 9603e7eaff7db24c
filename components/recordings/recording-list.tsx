'use client';

import { plural } from '@/components/format';
import { ListTable, type Column } from '@/components/list/list-table';
import { RecordingRow } from '@/components/recordings/recording-row';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Recording } from '@/lib/recordings/contract';

const WORDS = {
  table: 'Recordings',
  time: (zone: string) => `Time (${zone})`,
  from: 'From',
  to: 'To',
  length: 'Length',
  kept: 'Kept',
  listen: 'Listen',
  shown: (count: number) => `${plural(count, 'recording', 'recordings')} shown`,
};

type RecordingListProps = {
  first: Page<Recording>;
  /** The list's address in the API, with its filters. */
  path: string;
  timeZone: string;
  canWrite: boolean;
};

export function RecordingList({ first, path, timeZone, canWrite }: RecordingListProps) {
  const list = useKeysetList(first, path);
  const columns: Column[] = [
    WORDS.time(timeZone),
    WORDS.from,
    WORDS.to,
    { label: WORDS.length, className: 'text-right' },
    WORDS.kept,
    WORDS.listen,
  ];
  return (
    <ListTable
      label={WORDS.table}
      columns={columns}
      list={list}
      hasActions
      shown={WORDS.shown}
      row={(recording) => (
        <RecordingRow key={recording.id} {...{ recording, timeZone, canWrite }} />
      )}
    />
  );
}
