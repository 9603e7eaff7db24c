'use client';

import { useState } from 'react';
import { signOut } from '@/components/sign-in/session-client';
import { Button } from '@/components/ui/button';

const WORDS = { label: 'Sign out' };

export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      busy={busy}
      onClick={() => {
        setBusy(true);
        void signOut();
      }}
    >
      {WORDS.label}
    </Button>
  );
}
