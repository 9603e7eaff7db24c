import { useEffect, useRef, useState } from 'react';

/** After the first load, in which what stands beside the drawing can be read and used already. */
const PAUSE_MS = 400;

/** True once the page has all it came with and the place is in sight: drawing is no part of the first load. */
export function useIsSeen() {
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
