'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks the server again while somebody looks: registrations and nodes change by themselves. */
export function RefreshWhileVisible({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
