'use client';

import { useState, type FormEvent } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { formatDateTime, formatDuration } from '@/components/format';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Textarea } from '@/components/ui/textarea';
import type { CallNote } from '@/lib/calls/contract';

const WORDS = {
  title: 'Notes',
  none: 'No notes.',
  write: 'Write a note',
  hint: 'For everybody who sees this call.',
  add: 'Add note',
  at: (time: string) => `At ${time} of the recording`,
  listen: (time: string) => `Listen at ${time}`,
  remove: 'Remove',
  removeOf: (author: string) => `Remove the note by ${author}`,
};

const clock = (second: number) => formatDuration(second * 1000);

type CallNotesProps = {
  callId: string;
  notes: readonly CallNote[];
  timeZone: string;
  /** Second that the recording is at, while there is one that was begun. */
  at: number | null;
  canWrite: boolean;
  onChange: (notes: CallNote[]) => void;
  onSeek: ((second: number) => void) | undefined;
};

type NoteProps = Pick<CallNotesProps, 'timeZone' | 'canWrite' | 'onSeek'> & {
  note: CallNote;
  onRemove: () => void;
};

function Note({ note, timeZone, canWrite, onSeek, onRemove }: NoteProps) {
  const { atSecond } = note;
  return (
    <li className="grid gap-1 rounded-md border p-2.5">
      <p className="break-words whitespace-pre-wrap">{note.text}</p>
      <div className="flex flex-wrap items-center gap-x-2 text-meta text-muted-foreground">
        <span className="truncate">{note.authorName}</span>
        <time dateTime={note.createdAt}>{formatDateTime(note.createdAt, timeZone)}</time>
        {atSecond === null ? null : onSeek ? (
          <button
            type="button"
            aria-label={WORDS.listen(clock(atSecond))}
            className="rounded-sm text-brand-text underline underline-offset-2 tabular-nums"
            onClick={() => onSeek(atSecond)}
          >
            {clock(atSecond)}
          </button>
        ) : (
          <span className="tabular-nums">{WORDS.at(clock(atSecond))}</span>
        )}
        {canWrite ? (
          <button
            type="button"
            aria-label={WORDS.removeOf(note.authorName)}
            className="ml-auto rounded-sm hover:text-foreground"
            onClick={onRemove}
          >
            {WORDS.remove}
          </button>
        ) : null}
      </div>
    </li>
  );
}

/** What people wrote at this call, oldest first. */
export function CallNotes(props: CallNotesProps) {
  const { callId, notes, at, canWrite, onChange } = props;
  const [text, setText] = useState('');
  const [isAt, setIsAt] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const second = at === null ? null : Math.floor(at);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (thrown) {
      const known = asApiError(thrown);
      setError(known.fields['text'] ?? known.message);
    } finally {
      setBusy(false);
    }
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    return attempt(async () => {
      const body = { text, atSecond: isAt ? second : null };
      const path = `/calls/${encodeURIComponent(callId)}/notes`;
      const note = await callApi<CallNote>('POST', path, { body });
      onChange([...notes, note]);
      setText('');
    });
  };
  const remove = (id: string) =>
    attempt(async () => {
      await callApi('DELETE', `/call-notes/${id}`);
      onChange(notes.filter((note) => note.id !== id));
    });

  return (
    <section className="grid gap-2" aria-label={WORDS.title}>
      <h3 className="font-semibold">{WORDS.title}</h3>
      {notes.length === 0 ? (
        <p className="text-muted-foreground">{WORDS.none}</p>
      ) : (
        <ul className="grid gap-2">
          {notes.map((note) => (
            <Note
              key={note.id}
              note={note}
              timeZone={props.timeZone}
              canWrite={canWrite}
              onSeek={props.onSeek}
              onRemove={() => void remove(note.id)}
            />
          ))}
        </ul>
      )}
      {canWrite ? (
        <form className="grid gap-2" onSubmit={add}>
          <Textarea
            rows={2}
            maxLength={2000}
            aria-label={WORDS.write}
            placeholder={`${WORDS.write}. ${WORDS.hint}`}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div className="flex flex-wrap items-center justify-between gap-2">
            {second === null ? (
              <span />
            ) : (
              <label className="flex items-center gap-2">
                <Checkbox checked={isAt} onChange={(event) => setIsAt(event.target.checked)} />
                {WORDS.at(clock(second))}
              </label>
            )}
            <Button type="submit" size="sm" busy={busy} disabled={text.trim() === ''}>
              {WORDS.add}
            </Button>
          </div>
        </form>
      ) : null}
      <FormError>{error}</FormError>
    </section>
  );
}
