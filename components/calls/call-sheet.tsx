'use client';

import { useEffect, useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { CallPanel } from '@/components/calls/call-panel';
import { FormError } from '@/components/form-error';
import { Sheet } from '@/components/ui/sheet';
import type { Call, CallDetail } from '@/lib/calls/contract';

const WORDS = {
  close: 'Close the call',
  title: (call: Call) => `${call.callerNumber} → ${call.calledNumber}`,
};

type CallSheetProps = {
  call: Call;
  timeZone: string;
  canBlock: boolean;
  canListen: boolean;
  onClose: () => void;
};

/** The list knows a call's row only; what happened in it is asked for when it is opened. */
function useDetail(id: string) {
  const [got, setGot] = useState<{ id: string; detail?: CallDetail; error?: string }>();
  useEffect(() => {
    const abort = new AbortController();
    callApi<CallDetail>('GET', `/calls/${id}`, { signal: abort.signal }).then(
      (detail) => setGot({ id, detail }),
      (thrown) =>
        abort.signal.aborted ? undefined : setGot({ id, error: asApiError(thrown).message }),
    );
    return () => abort.abort();
  }, [id]);
  return got?.id === id ? got : { id };
}

/** Beside the list and not over it: j and k go on moving. */
export function CallSheet({ call, onClose, ...rest }: CallSheetProps) {
  const { detail, error } = useDetail(call.id);
  return (
    <Sheet
      beside
      side="right"
      open
      onOpenChange={onClose}
      title={WORDS.title(call)}
      closeLabel={WORDS.close}
      onCloseAutoFocus={(event) => event.preventDefault()}
    >
      {detail ? <CallPanel call={detail} {...rest} /> : <FormError>{error ?? null}</FormError>}
    </Sheet>
  );
}
