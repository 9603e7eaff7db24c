'use client';

import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { UserAction } from '@/components/users/user-row';
import type { CreatedUser, User } from '@/lib/users/contract';

export type Question = Exclude<UserAction, 'change' | 'enable'>;

const CANCEL = 'Cancel';
const WORDS: Record<Question, { title: (name: string) => string; text: string; confirm: string }> =
  {
    password: {
      title: (name) => `New password for ${name}?`,
      text: 'The old one stops working and all sessions end. The new one is shown to you once.',
      confirm: 'Make a new password',
    },
    disable: {
      title: (name) => `Disable ${name}?`,
      text: 'Signed out everywhere at once, and cannot sign in until enabled again. The extension keeps working.',
      confirm: 'Disable',
    },
    remove: {
      title: (name) => `Take ${name} out of this PBX?`,
      text: 'The person cannot open it any more. What was done stays in the audit trail.',
      confirm: 'Take out',
    },
  };

const ACT: Record<Question, (user: User) => Promise<CreatedUser | undefined>> = {
  password: (user) => callApi<CreatedUser>('POST', `/users/${user.id}/password`, { body: {} }),
  disable: async (user) => {
    const body = { status: 'disabled' };
    await callApi<User>('PATCH', `/users/${user.id}`, { body, version: user.version });
    return undefined;
  },
  remove: async (user) => {
    await callApi('DELETE', `/users/${user.id}`, { version: user.version });
    return undefined;
  },
};

type UserQuestionProps = {
  user: User;
  question: Question;
  onClose: () => void;
  /** With the temporary password, if one was made. */
  onDone: (temporaryPassword: string | null) => void;
};

export function UserQuestion({ user, question, onClose, onDone }: UserQuestionProps) {
  const [error, setError] = useState<string | null>(null);
  const words = WORDS[question];
  const act = async () => {
    setError(null);
    try {
      const created = await ACT[question](user);
      onDone(created?.temporaryPassword ?? null);
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title(user.name)}
      description={words.text}
      confirmLabel={words.confirm}
      cancelLabel={CANCEL}
      danger
      error={error}
      onConfirm={act}
    />
  );
}
