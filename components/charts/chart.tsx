'use client';

import dynamic from 'next/dynamic';
import type { ChartProps } from '@/components/charts/series';
import { useIsSeen } from '@/components/use-is-seen';

const DrawnLines = dynamic(
  () => import('@/components/charts/drawn-lines').then((module) => module.DrawnLines),
  { ssr: false },
);
const DrawnBars = dynamic(
  () => import('@/components/charts/drawn-bars').then((module) => module.DrawnBars),
  { ssr: false },
);

/** Drawn when seen; the table under it says the same in words. Its height is kept from the start. */
export function Chart({ kind, ...chart }: ChartProps & { kind: 'lines' | 'bars' }) {
  const { place, isSeen } = useIsSeen();
  const Drawn = kind === 'lines' ? DrawnLines : DrawnBars;
  return (
    <div ref={place} className="h-60 min-w-0">
      {isSeen ? <Drawn {...chart} /> : null}
    </div>
  );
}
