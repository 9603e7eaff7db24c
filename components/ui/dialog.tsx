'use client';

import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { DialogProps } from '@/components/ui/dialog-panel';

const Panel = lazy(async () => ({
  default: (await import('@/components/ui/dialog-panel')).DialogPanel,
}));

/** Focus trap, overlay and scroll lock are loaded when a dialog is opened for the first time. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 pt-1">{children}</div>;
}
