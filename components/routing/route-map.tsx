'use client';

import dynamic from 'next/dynamic';
import { useIsSeen } from '@/components/use-is-seen';
import type { RouteMap as Map } from '@/lib/routing/contract';

const RouteCanvas = dynamic(
  () => import('@/components/routing/route-canvas').then((module) => module.RouteCanvas),
  { ssr: false },
);

const WORDS = { drawing: 'The map is being drawn…' };

/** The map as a drawing. The same stands beside it as a list. */
export function RouteMap({ map }: { map: Map }) {
  const { place, isSeen } = useIsSeen();
  return (
    <div ref={place} className="grid h-80 overflow-hidden rounded-lg border bg-card sm:h-[30rem]">
      {isSeen ? (
        <RouteCanvas key={map.from} map={map} />
      ) : (
        <p className="self-center text-center text-muted-foreground">{WORDS.drawing}</p>
      )}
    </div>
  );
}
