'use client';

import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  danger?: boolean;
  /** The press stays refused until exactly this has been typed. */
  typed?: { label: ReactNode; expected: string };
  error?: ReactNode;
  /** What else must be decided before. */
  children?: ReactNode;
  /** The dialog stays open and busy until the promise ends; the caller closes it. */
  onConfirm: () => Promise<void> | void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [text, setText] = useState('');
  const isReady = !props.typed || text === props.typed.expected;
  const confirm = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
    } finally {
      setBusy(false);
      setText('');
    }
  };
  return (
    <Dialog
      role="alertdialog"
      open={props.open}
      onOpenChange={(open) => (busy ? undefined : props.onOpenChange(open))}
      title={props.title}
      description={props.description}
      closeLabel={props.cancelLabel}
    >
      {props.children}
      {props.typed ? (
        <Field label={props.typed.label}>
          {(control) => (
            <Input
              {...control}
              value={text}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {props.error ? (
        <p role="alert" className="text-danger">
          {props.error}
        </p>
      ) : null}
      <DialogActions>
        <Button onClick={() => props.onOpenChange(false)} disabled={busy}>
          {props.cancelLabel}
        </Button>
        <Button
          variant={props.danger ? 'danger' : 'primary'}
          busy={busy}
          disabled={!isReady}
          onClick={confirm}
        >
          {props.confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
