'use client';

import { Ban, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { StatusDot } from '@/components/ui/status-dot';
import type { BlockEntry } from '@/lib/block-list/contract';
import { blockedNumber } from '@/lib/block-list/rules';
import type { Call } from '@/lib/calls/contract';

const WORDS = {
  block: 'Block this caller',
  blocked: (number: string) => `${number} is blocked.`,
  undo: 'Undo',
  allow: 'Let it call again',
  allowed: (number: string) => `${number} can call you again.`,
  hidden: 'The caller hid the number; the block list can block all who do.',
};

type Found = { entry: BlockEntry | null; isNew: boolean };

/** Whether the number is on the block list: asked for when the call is opened. */
function useEntry(number: string | undefined) {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (number === undefined) return undefined;
    const abort = new AbortController();
    const query = new URLSearchParams({ q: number, match: 'number' });
    callApi<{ items: BlockEntry[] }>('GET', `/block-list?${query}`, { signal: abort.signal }).then(
      ({ items }) => {
        setFound({ entry: items.find(({ value }) => value === number) ?? null, isNew: false });
      },
      // Pressing the button then says what is wrong.
      () => (abort.signal.aborted ? undefined : setFound({ entry: null, isNew: false })),
    );
    return () => abort.abort();
  }, [number]);
  return [found, setFound] as const;
}

/** Puts who called on the block list, and takes it off again. */
export function BlockCaller({ call }: { call: Pick<Call, 'id' | 'callerNumber'> }) {
  const number = blockedNumber(call.callerNumber);
  const [found, setFound] = useEntry(number);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<string | null>(null);

  if (number === undefined) return <p className="text-muted-foreground">{WORDS.hidden}</p>;

  const attempt = async (act: () => Promise<BlockEntry | null>) => {
    setBusy(true);
    setError(null);
    try {
      const entry = await act();
      setFound({ entry, isNew: true });
      setSaid(entry ? '' : WORDS.allowed(number));
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  const block = () =>
    attempt(() => callApi<BlockEntry>('POST', `/calls/${call.id}/block-caller`, { body: {} }));

  const allow = ({ id, version }: BlockEntry) =>
    attempt(async () => {
      await callApi('DELETE', `/block-list/${id}`, { version });
      return null;
    });

  const entry = found?.entry;
  return (
    <div className="grid gap-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2" aria-live="polite">
        {entry ? (
          <>
            <StatusDot tone="danger">{WORDS.blocked(number)}</StatusDot>
            <Button size="sm" variant="ghost" busy={busy} onClick={() => allow(entry)}>
              <Undo2 aria-hidden />
              {found.isNew ? WORDS.undo : WORDS.allow}
            </Button>
          </>
        ) : (
          <>
            <Button size="sm" busy={busy} disabled={found === null} onClick={block}>
              <Ban aria-hidden />
              {WORDS.block}
            </Button>
            {said ? <span className="text-muted-foreground">{said}</span> : null}
          </>
        )}
      </div>
      <FormError>{error}</FormError>
    </div>
  );
}
