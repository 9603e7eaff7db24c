'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { viewAddress } from '@/components/saved-views/view-address';
import { scheduleWords } from '@/components/saved-views/view-words';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { SavedView } from '@/lib/saved-views/contract';

const WORDS = {
  open: (name: string) => `Open ${name}`,
  shared: 'Shared',
  by: (name: string) => `by ${name}`,
  stopped: 'Sent no more: change it to send it again',
  edit: (name: string) => `Change ${name}`,
  remove: (name: string) => `Remove ${name}`,
  sure: 'Remove it?',
  yes: 'Remove',
  no: 'Keep',
};

type ViewRowProps = {
  view: SavedView;
  onEdit: (view: SavedView) => void;
  onChanged: () => void;
  onClose: () => void;
};

function noteOf({ own, ownerName, schedule, nextRunAt }: SavedView): string {
  const sent = schedule ? (nextRunAt ? scheduleWords(schedule) : WORDS.stopped) : '';
  return [own ? '' : WORDS.by(ownerName), sent].filter(Boolean).join(' · ');
}

type OwnProps = Pick<ViewRowProps, 'view' | 'onEdit' | 'onChanged'> & {
  onError: (words: string) => void;
};

/** The second press removes it: a view is soon saved again. */
function OwnActions({ view, onEdit, onChanged, onError }: OwnProps) {
  const [asks, setAsks] = useState(false);
  const remove = async () => {
    try {
      await callApi('DELETE', `/saved-views/${view.id}`, { version: view.version });
      onChanged();
    } catch (thrown) {
      setAsks(false);
      onError(asApiError(thrown).message);
    }
  };
  if (asks) {
    return (
      <span role="group" aria-label={WORDS.sure} className="flex gap-1">
        <Button size="sm" variant="dangerQuiet" onClick={remove}>
          {WORDS.yes}
        </Button>
        <Button size="sm" onClick={() => setAsks(false)}>
          {WORDS.no}
        </Button>
      </span>
    );
  }
  return (
    <span className="flex gap-1">
      <Button
        size="iconSm"
        variant="ghost"
        aria-label={WORDS.edit(view.name)}
        onClick={() => onEdit(view)}
      >
        <Pencil aria-hidden />
      </Button>
      <Button
        size="iconSm"
        variant="ghost"
        aria-label={WORDS.remove(view.name)}
        onClick={() => setAsks(true)}
      >
        <Trash2 aria-hidden />
      </Button>
    </span>
  );
}

export function ViewRow({ view, onEdit, onChanged, onClose }: ViewRowProps) {
  const router = useRouter();
  const [error, setError] = useState('');
  const open = () => {
    router.push(viewAddress(view));
    onClose();
  };
  return (
    <li className="flex items-center justify-between gap-3 px-3 py-2">
      <div className="grid min-w-0">
        <button
          type="button"
          className="truncate rounded-sm text-left font-medium hover:underline"
          aria-label={WORDS.open(view.name)}
          onClick={open}
        >
          {view.name}
        </button>
        <span className="text-meta text-muted-foreground">
          {view.shared ? <Badge className="mr-1.5">{WORDS.shared}</Badge> : null}
          {noteOf(view)}
        </span>
        {error ? (
          <span role="alert" className="text-meta text-danger">
            {error}
          </span>
        ) : null}
      </div>
      {view.own ? (
        <OwnActions view={view} onEdit={onEdit} onChanged={onChanged} onError={setError} />
      ) : null}
    </li>
  );
}
