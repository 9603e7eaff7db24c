'use client';

import { lazy, Suspense, useState } from 'react';
import type { SheetProps } from '@/components/ui/sheet-panel';

const Panel = lazy(async () => ({
  default: (await import('@/components/ui/sheet-panel')).SheetPanel,
}));

/** Loaded when it is opened for the first time. */
export function Sheet(props: SheetProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}
