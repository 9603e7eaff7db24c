'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';

const CANCEL = 'Cancel';

export type DeviceQuestion = 'signOut' | 'rotate' | 'remove';

const QUESTIONS: Record<DeviceQuestion, { title: string; text: string; confirm: string }> = {
  signOut: {
    title: 'Sign this device out?',
    text: 'It is rung no more until it signs in again with its password, which most phones do by themselves within the hour. To keep it out, make a new password.',
    confirm: 'Sign out',
  },
  rotate: {
    title: 'Make a new password?',
    text: 'The phone with the old one is cut off at once, until the new one is typed in.',
    confirm: 'Make a new password',
  },
  remove: {
    title: 'Remove this device?',
    text: 'Its account stops working at once. The extension and its other devices stay.',
    confirm: 'Remove device',
  },
};

type DeviceQuestionDialogProps = {
  question: DeviceQuestion | null;
  error: string | null;
  onClose: () => void;
  onConfirm: () => Promise<void>;
};

export function DeviceQuestionDialog(props: DeviceQuestionDialogProps) {
  const { title, text, confirm } = QUESTIONS[props.question ?? 'remove'];
  return (
    <ConfirmDialog
      open={props.question !== null}
      onOpenChange={props.onClose}
      title={title}
      description={text}
      confirmLabel={confirm}
      cancelLabel={CANCEL}
      danger
      error={props.error}
      onConfirm={props.onConfirm}
    />
  );
}
