'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { formatDate, formatDuration, formatRecent } from '@/components/format';
import { recordingAudio, RecordingPlayer } from '@/components/recordings/recording-player';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, Row } from '@/components/ui/table';
import type { Recording } from '@/lib/recordings/contract';

const WORDS = {
  hidden: 'Hidden number',
  kept: 'Until removed',
  actions: (time: string) => `Actions for the recording of ${time}`,
  call: 'Open the call',
  save: 'Save as file',
  remove: 'Remove…',
  title: 'Remove this recording?',
  text: 'It is gone for good. The call stays in the call log.',
  confirm: 'Remove recording',
  cancel: 'Cancel',
};

type RecordingRowProps = { recording: Recording; timeZone: string; canWrite: boolean };

export function RecordingRow({ recording, timeZone, canWrite }: RecordingRowProps) {
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { id, callId, callerNumber, callerName, calledNumber, expiresAt } = recording;
  const time = formatRecent(recording.startedAt, timeZone);

  const remove = async () => {
    setError(null);
    try {
      await callApi('DELETE', `/recordings/${id}`);
      setAsks(false);
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  const actions: Action[] = [
    { label: WORDS.save, onSelect: () => window.location.assign(recordingAudio(id)) },
    { label: WORDS.call, onSelect: () => router.push(`/calls?period=all&call=${callId}`) },
    ...(canWrite
      ? [{ label: WORDS.remove, danger: true, apart: true, onSelect: () => setAsks(true) }]
      : []),
  ];
  return (
    <Row>
      <Cell className="whitespace-nowrap tabular-nums">
        <Link href={`/calls?period=all&call=${callId}`} className="rounded-sm hover:underline">
          <time dateTime={recording.startedAt}>{time}</time>
        </Link>
      </Cell>
      <Cell className="max-w-48 truncate tabular-nums">
        {callerNumber || WORDS.hidden}
        {callerName ? <span className="block truncate text-meta">{callerName}</span> : null}
      </Cell>
      <Cell className="tabular-nums">{calledNumber}</Cell>
      <Cell className="text-right tabular-nums">{formatDuration(recording.seconds * 1000)}</Cell>
      <Cell className="whitespace-nowrap text-muted-foreground">
        {expiresAt ? formatDate(expiresAt, timeZone) : WORDS.kept}
      </Cell>
      <Cell>
        <RecordingPlayer recording={recording} />
      </Cell>
      <Cell className="text-right">
        <ActionMenu label={WORDS.actions(time)} actions={actions} />
        <ConfirmDialog
          open={asks}
          onOpenChange={setAsks}
          title={WORDS.title}
          description={WORDS.text}
          confirmLabel={WORDS.confirm}
          cancelLabel={WORDS.cancel}
          danger
          error={error}
          onConfirm={remove}
        />
      </Cell>
    </Row>
  );
}
