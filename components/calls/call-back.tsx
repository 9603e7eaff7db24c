'use client';

import { Check, Copy, PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonStyle } from '@/components/ui/button';
import type { Call } from '@/lib/calls/contract';

const WORDS = {
  back: (number: string) => `Call ${number} back`,
  again: (number: string) => `Call ${number} again`,
  copy: 'Copy the number',
  copied: 'Copied',
  failed: 'The browser does not let the page copy.',
};

const DIALABLE = /^\+?[0-9]{2,32}$/;

/** The other side of a call, when it can be dialled: a hidden number or a name cannot. Pure. */
export function otherNumber(
  call: Pick<Call, 'direction' | 'callerNumber' | 'calledNumber'>,
): string | undefined {
  const number = call.direction === 'inbound' ? call.callerNumber : call.calledNumber;
  return DIALABLE.test(number) ? number : undefined;
}

/** By the phone that this computer has for `tel:`, or by hand. */
export function CallBack({ call }: { call: Call }) {
  const [said, setSaid] = useState('');
  const number = otherNumber(call);
  if (number === undefined) return null;
  const copy = () =>
    navigator.clipboard.writeText(number).then(
      () => setSaid(WORDS.copied),
      () => setSaid(WORDS.failed),
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <a href={`tel:${number}`} className={buttonStyle({ size: 'sm', variant: 'primary' })}>
        <PhoneOutgoing aria-hidden />
        {call.direction === 'inbound' ? WORDS.back(number) : WORDS.again(number)}
      </a>
      <Button size="iconSm" aria-label={WORDS.copy} onClick={copy}>
        {said === WORDS.copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      </Button>
      <span aria-live="polite" className="text-muted-foreground">
        {said}
      </span>
    </div>
  );
}
