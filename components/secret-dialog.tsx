'use client';

import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';

const WORDS = { copy: 'Copy', copied: 'Copied' };

type SecretDialogProps = {
  secret: string | null;
  title: string;
  /** Why it must be kept now. */
  note: string;
  label: string;
  doneLabel: string;
  onClose: () => void;
};

/** A secret that is shown once: closes only by its button. */
export function SecretDialog(props: SecretDialogProps) {
  return (
    <Dialog open={props.secret !== null} onOpenChange={() => undefined} title={props.title}>
      <Notice tone="warning">{props.note}</Notice>
      <CopyField
        label={props.label}
        value={props.secret ?? ''}
        copyLabel={WORDS.copy}
        copiedLabel={WORDS.copied}
      />
      <DialogActions>
        <Button variant="primary" onClick={props.onClose}>
          {props.doneLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
