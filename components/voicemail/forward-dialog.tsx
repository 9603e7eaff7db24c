'use client';

import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { TargetField } from '@/components/fields/target-field';
import { TargetNamesProvider } from '@/components/objects/target-names';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';

const WORDS = {
  title: 'Forward this message',
  text: 'It is new in the other box, and stays here.',
  box: 'To the voicemail box',
  choose: 'Choose a voicemail box.',
  confirm: 'Forward',
  cancel: 'Cancel',
  done: 'The message is forwarded.',
};
const KINDS = ['voicemail'] as const;

type ForwardDialogProps = {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
};

export function ForwardDialog({ id, open, onOpenChange, onDone }: ForwardDialogProps) {
  const [boxId, setBoxId] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const forward = async () => {
    if (boxId === null) return setError(WORDS.choose);
    setError(null);
    try {
      await callApi('POST', `/voicemail-messages/${id}/forward`, { body: { boxId } });
      toast(WORDS.done);
      onOpenChange(false);
      onDone();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={WORDS.title}
      description={WORDS.text}
      confirmLabel={WORDS.confirm}
      cancelLabel={WORDS.cancel}
      error={error}
      onConfirm={forward}
    >
      <TargetNamesProvider known={[]}>
        <TargetField label={WORDS.box} kinds={KINDS} value={boxId} onChange={setBoxId} />
      </TargetNamesProvider>
    </ConfirmDialog>
  );
}
