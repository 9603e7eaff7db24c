'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { RouteMap as Map } from '@/lib/routing/contract';

const RouteCanvas = dynamic(
  () => import('@/components/routing/route-canvas').then((module) => module.RouteCanvas),
  { ssr: false },
);

const WORDS = { drawing: 'The map is being drawn…' };

/** After the first load, in which the list can be read and used already. */
const PAUSE_MS = 400;

/** True once the page has all it came with and the place is in sight: drawing is no part of the first load. */
function useIsSeen() {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    let timer: number | undefined;
    const watch = () => place.current && watcher.observe(place.current);
    const watchSoon = () => {
      timer = window.setTimeout(watch, PAUSE_MS);
    };
    if (document.readyState === 'complete') watch();
    else window.addEventListener('load', watchSoon, { once: true });
    return () => {
      window.removeEventListener('load', watchSoon);
      window.clearTimeout(timer);
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
