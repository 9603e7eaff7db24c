'use client';

import { plural } from '@/components/format';
import { ListTable, type Column } from '@/components/list/list-table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import { MessageRow } from '@/components/voicemail/message-row';
import type { VoicemailMessage } from '@/lib/voicemails/message-contract';

const WORDS = {
  table: 'Messages',
  time: (zone: string) => `Time (${zone})`,
  from: 'From',
  box: 'Box',
  marks: 'State',
  length: 'Length',
  kept: 'Kept',
  listen: 'Listen',
  shown: (count: number) => `${plural(count, 'message', 'messages')} shown`,
};

type MessageListProps = {
  first: Page<VoicemailMessage>;
  /** The list's address in the API, with its filters. */
  path: string;
  /** Names of the boxes by their ids; null: all of them are of one box. */
  boxes: Readonly<Record<string, string>> | null;
  timeZone: string;
  canWrite: boolean;
};

export function MessageList({ first, path, boxes, timeZone, canWrite }: MessageListProps) {
  const list = useKeysetList(first, path);
  const columns: Column[] = [
    WORDS.time(timeZone),
    WORDS.from,
    ...(boxes === null ? [] : [WORDS.box]),
    WORDS.marks,
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
      row={(message) => (
        <MessageRow
          key={message.id}
          {...{ message, timeZone, canWrite }}
          box={boxes === null ? null : (boxes[message.boxId] ?? message.boxId)}
        />
      )}
    />
  );
}
