'use client';

import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { SipSettings } from '@/lib/devices/contract';

const WORDS = {
  title: 'Type these into the phone',
  once: 'The password is shown only now. It cannot be read again; a lost one is replaced by a new one.',
  copy: 'Copy',
  copied: 'Copied',
  done: 'I have the password',
  password: 'Password',
  username: 'User name (also authentication name)',
  domain: 'SIP domain (realm)',
  server: 'SIP server (outbound proxy)',
  port: 'Port',
  transport: 'Transport',
};

type SipSecretDialogProps = { sip: SipSettings | null; onClose: () => void };

/** Closes only by its button: a press beside it must not lose the password. */
export function SipSecretDialog({ sip, onClose }: SipSecretDialogProps) {
  const copy = { copyLabel: WORDS.copy, copiedLabel: WORDS.copied };
  return (
    <Dialog open={sip !== null} onOpenChange={() => undefined} title={WORDS.title}>
      <Notice tone="warning">{WORDS.once}</Notice>
      {sip ? (
        <div className="grid gap-3">
          <CopyField label={WORDS.username} value={sip.username} {...copy} />
          <CopyField label={WORDS.password} value={sip.password} {...copy} />
          <CopyField label={WORDS.domain} value={sip.domain} {...copy} />
          <CopyField label={WORDS.server} value={sip.server} {...copy} />
          <div className="grid grid-cols-2 gap-3">
            <CopyField label={WORDS.port} value={String(sip.port)} {...copy} />
            <CopyField label={WORDS.transport} value={sip.transport.toUpperCase()} {...copy} />
          </div>
        </div>
      ) : null}
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {WORDS.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
