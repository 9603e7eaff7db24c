'use client';

import { useEffect, useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { CallPanel } from '@/components/calls/call-panel';
import type { CallRights } from '@/components/calls/call-table';
import { FormError } from '@/components/form-error';
import { Sheet } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import type { CallTag } from '@/lib/call-notes/contract';
import type { Call, CallDetail } from '@/lib/calls/contract';

const WORDS = {
  close: 'Close the call',
  call: 'Call',
  loading: 'Loading the call',
  hidden: 'Hidden number',
  title: (call: Call) => `${call.callerNumber || WORDS.hidden} → ${call.calledNumber}`,
};

type CallSheetProps = {
  id: string;
  /** As the list has it; null when the call is not in the list. */
  row: Call | null;
  timeZone: string;
  /** All tags of the PBX. */
  tags: readonly CallTag[];
  rights: CallRights;
  onTagged: (call: Call, tags: readonly CallTag[]) => void;
  onClose: () => void;
};

type Asked = { id: string; detail: CallDetail | null; error: string | null };

/** The list knows a call's row only; what happened in it is asked for when it is opened. */
function useDetail(id: string) {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const path = `/calls/${encodeURIComponent(id)}`;
    callApi<CallDetail>('GET', path, { signal: abort.signal }).then(
      (detail) => setAsked({ id, detail, error: null }),
      (thrown: unknown) =>
        abort.signal.aborted
          ? undefined
          : setAsked({ id, detail: null, error: asApiError(thrown).message }),
    );
    return () => abort.abort();
  }, [id]);
  return asked?.id === id ? asked : { id, detail: null, error: null };
}

/** Beside the list and not over it: j and k go on moving. */
export function CallSheet({ id, row, onClose, ...rest }: CallSheetProps) {
  const { detail, error } = useDetail(id);
  const named = detail ?? row;
  return (
    <Sheet
      beside
      side="right"
      open
      onOpenChange={onClose}
      title={named ? WORDS.title(named) : WORDS.call}
      closeLabel={WORDS.close}
      onCloseAutoFocus={(event) => event.preventDefault()}
    >
      {detail ? (
        <CallPanel key={id} call={detail} {...rest} />
      ) : (
        <div className="grid gap-3 p-4" aria-busy={error === null}>
          <FormError>{error}</FormError>
          {error ? null : <Skeleton className="h-40" />}
          {error ? null : <span className="sr-only">{WORDS.loading}</span>}
        </div>
      )}
    </Sheet>
  );
}
