'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { PlainRows } from '@/components/calls/plain-rows';
import type { RowsProps } from '@/components/calls/rows';

const load = () => import('@/components/calls/virtual-rows');
const VirtualRows = lazy(async () => ({ default: (await load()).VirtualRows }));

/** All rows at first, as the server sent them; once the page stands, only those in sight. */
export function CallRows(props: RowsProps) {
  const [isVirtual, setVirtual] = useState(false);
  useEffect(() => {
    load().then(
      () => setVirtual(true),
      // All rows are shown then, as before.
      () => undefined,
    );
  }, []);
  const plain = <PlainRows {...props} />;
  if (!isVirtual) return plain;
  return (
    <Suspense fallback={plain}>
      <VirtualRows {...props} />
    </Suspense>
  );
}
