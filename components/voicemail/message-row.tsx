'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { formatDate, formatDuration, formatRecent } from '@/components/format';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, Row } from '@/components/ui/table';
import { messageAudio, MessagePlayer } from '@/components/voicemail/message-player';
import type { VoicemailMessage } from '@/lib/voicemails/message-contract';

const WORDS = {
  hidden: 'Hidden number',
  isNew: 'New',
  saved: 'Saved',
  forwarded: 'Forwarded',
  kept: 'Until removed',
  name: (who: string, time: string) => `message of ${who}, ${time}`,
  actions: (name: string) => `Actions for the ${name}`,
  markHeard: 'Mark as heard',
  markNew: 'Mark as new',
  save: 'Keep it',
  letGo: 'Do not keep it',
  forward: 'Forward…',
  file: 'Save as file',
  remove: 'Remove…',
  title: 'Remove this message?',
  text: 'It is gone for good. Copies in other boxes stay.',
  confirm: 'Remove message',
  cancel: 'Cancel',
};

const ForwardDialog = lazy(async () => ({
  default: (await import('@/components/voicemail/forward-dialog')).ForwardDialog,
}));

export type MessageRowProps = {
  message: VoicemailMessage;
  /** Null: all of them are of one box. */
  box: string | null;
  timeZone: string;
  canWrite: boolean;
};

type Asks = 'remove' | 'forward' | null;

/** What can be done with a message; what went wrong stands below its row. */
function useMessage({ id }: VoicemailMessage) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setError(null);
    try {
      await work();
      router.refresh();
      return true;
    } catch (thrown) {
      setError(asApiError(thrown).message);
      return false;
    }
  };
  return {
    error,
    refresh: () => router.refresh(),
    update: (body: { heard?: boolean; saved?: boolean }) =>
      run(() => callApi('PATCH', `/voicemail-messages/${id}`, { body })),
    remove: () => run(() => callApi('DELETE', `/voicemail-messages/${id}`)),
  };
}

function Marks({ message }: { message: VoicemailMessage }) {
  return (
    <span className="flex flex-wrap gap-1">
      {message.heard ? null : <Badge tone="brand">{WORDS.isNew}</Badge>}
      {message.saved ? <Badge>{WORDS.saved}</Badge> : null}
      {message.fromBoxId ? <Badge>{WORDS.forwarded}</Badge> : null}
    </span>
  );
}

export function MessageRow({ message, box, timeZone, canWrite }: MessageRowProps) {
  const [asks, setAsks] = useState<Asks>(null);
  const { error, refresh, update, remove } = useMessage(message);
  const { id, heard, saved, callerName, expiresAt } = message;
  const who = message.callerNumber || WORDS.hidden;
  const time = formatRecent(message.receivedAt, timeZone);
  const name = WORDS.name(who, time);
  const changes: Action[] = [
    {
      label: heard ? WORDS.markNew : WORDS.markHeard,
      onSelect: () => void update({ heard: !heard }),
    },
    { label: saved ? WORDS.letGo : WORDS.save, onSelect: () => void update({ saved: !saved }) },
    { label: WORDS.forward, onSelect: () => setAsks('forward') },
  ];
  const actions: Action[] = [
    ...(canWrite ? changes : []),
    { label: WORDS.file, onSelect: () => window.location.assign(messageAudio(id)) },
    ...(canWrite
      ? [{ label: WORDS.remove, danger: true, apart: true, onSelect: () => setAsks('remove') }]
      : []),
  ];
  return (
    <Row>
      <Cell className="whitespace-nowrap tabular-nums">
        <time dateTime={message.receivedAt}>{time}</time>
      </Cell>
      <Cell className="max-w-48 truncate tabular-nums">
        {who}
        {callerName ? <span className="block truncate text-meta">{callerName}</span> : null}
      </Cell>
      {box === null ? null : <Cell className="max-w-40 truncate">{box}</Cell>}
      <Cell>
        <Marks message={message} />
      </Cell>
      <Cell className="text-right tabular-nums">{formatDuration(message.seconds * 1000)}</Cell>
      <Cell className="whitespace-nowrap text-muted-foreground">
        {expiresAt ? formatDate(expiresAt, timeZone) : WORDS.kept}
      </Cell>
      <Cell>
        <MessagePlayer
          message={message}
          name={name}
          onPlay={() => (canWrite && !heard ? void update({ heard: true }) : undefined)}
        />
        {error ? (
          <p role="alert" className="text-meta text-danger">
            {error}
          </p>
        ) : null}
      </Cell>
      <Cell className="text-right">
        <ActionMenu label={WORDS.actions(name)} actions={actions} />
        <ConfirmDialog
          open={asks === 'remove'}
          onOpenChange={() => setAsks(null)}
          title={WORDS.title}
          description={WORDS.text}
          confirmLabel={WORDS.confirm}
          cancelLabel={WORDS.cancel}
          danger
          error={error}
          onConfirm={async () => {
            if (await remove()) setAsks(null);
          }}
        />
        {asks === 'forward' ? (
          <Suspense fallback={null}>
            <ForwardDialog id={id} open onOpenChange={() => setAsks(null)} onDone={refresh} />
          </Suspense>
        ) : null}
      </Cell>
    </Row>
  );
}
