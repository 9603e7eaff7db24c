'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';

const WORDS = { again: 'Test again' };

export function RefreshButton() {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <Button size="sm" busy={isPending} onClick={() => startTransition(() => router.refresh())}>
      {WORDS.again}
    </Button>
  );
}
