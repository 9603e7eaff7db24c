'use client';

import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { countAgain } from '@/components/callbacks/callback-count';
import { toast } from '@/components/ui/toast';
import type { Callback } from '@/lib/callbacks/contract';

const WORDS = { copied: 'The number is copied.', notCopied: 'The browser did not allow to copy.' };

export type CallbackAction = 'take' | 'release' | 'done' | 'reopen';

/** What can be done with a row; what went wrong stands below it. */
export function useCallerActions({ id, number }: Callback, onChanged: (row: Callback) => void) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState<CallbackAction | null>(null);

  const act = async (action: CallbackAction) => {
    if (busy) return;
    setBusy(action);
    setError(null);
    try {
      onChanged(await callApi<Callback>('POST', `/callbacks/${id}/${action}`));
      countAgain();
    } catch (thrown) {
      setError(asApiError(thrown).message);
      // Somebody was faster: who it was shall stand in the row, too.
      await callApi<Callback>('GET', `/callbacks/${id}`).then(onChanged, () => undefined);
    } finally {
      setBusy(null);
    }
  };

  const copy = () =>
    navigator.clipboard.writeText(number).then(
      () => toast(WORDS.copied),
      () => toast(WORDS.notCopied, 'warning'),
    );

  return { error, busy, act, copy };
}
