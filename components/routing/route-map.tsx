'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { RouteMap as Map } from '@/lib/routing/contract';

const RouteCanvas = dynamic(
  () => import('@/components/routing/route-canvas').then((module) => module.RouteCanvas),
  { ssr: false },
);

const WORDS = { drawing: 'The map is being drawn…' };

/** True once the page has all it came with and the place is in sight: drawing is no part of the first load. */
function useIsSeen() {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    const watch = () => place.current && watcher.observe(place.current);
    if (document.readyState === 'complete') watch();
    else window.addEventListener('load', watch, { once: true });
    return () => {
      window.removeEventListener('load', watch);
      watcher.disconnect();
    };
  }, []);
  return { place, isSeen };
}

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
