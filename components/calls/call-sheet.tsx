'use client';

import { CallPanel } from '@/components/calls/call-panel';
import { Sheet } from '@/components/ui/sheet';
import type { Call } from '@/lib/calls/contract';

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

/** Beside the list and not over it: j and k go on moving. */
export function CallSheet({ call, onClose, ...rest }: CallSheetProps) {
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
      <CallPanel call={call} {...rest} />
    </Sheet>
  );
}
