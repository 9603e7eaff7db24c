'use client';

import { ExportRow } from '@/components/exports/export-row';
import { plural } from '@/components/format';
import { ListTable } from '@/components/list/list-table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import { usePolled } from '@/components/use-polled';
import type { ExportFile } from '@/lib/exports/contract';

const WORDS = {
  table: 'Exports',
  columns: (zone: string) => [
    `Asked for (${zone})`,
    'Calls',
    'Format',
    'State',
    { label: 'Rows', className: 'text-right' },
    { label: 'Size', className: 'text-right' },
    'Kept until',
  ],
  shown: (count: number) => `${plural(count, 'export', 'exports')} shown`,
};

/** While one is being written, and else. */
const SECONDS = { busy: 2, idle: 20 };

const isUnderWay = ({ state }: ExportFile) => state === 'waiting' || state === 'running';

/** What was heard last about each, in the order of the list. */
function newest(listed: readonly ExportFile[], heard: readonly ExportFile[]): ExportFile[] {
  const byId = new Map(heard.map((file) => [file.id, file]));
  return listed.map((file) => byId.get(file.id) ?? file);
}

export function ExportList({ first, timeZone }: { first: Page<ExportFile>; timeZone: string }) {
  const list = useKeysetList(first, '/exports');
  const seconds = list.items.some(isUnderWay) ? SECONDS.busy : SECONDS.idle;
  const [heard] = usePolled<Page<ExportFile>>('/exports', seconds);
  const items = newest(list.items, heard?.items ?? []);
  return (
    <ListTable
      label={WORDS.table}
      columns={WORDS.columns(timeZone)}
      list={{ ...list, items }}
      hasActions
      shown={WORDS.shown}
      row={(file) => <ExportRow key={file.id} file={file} timeZone={timeZone} />}
    />
  );
}
