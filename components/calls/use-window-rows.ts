'use client';

import {
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const ROW_PX = 37;
const OVERSCAN = 15;
/** The head of the frame covers so much of the page. */
const COVERED_PX = 64;

type Rows = Virtualizer<Window, HTMLTableRowElement>;
type View = { items: VirtualItem[]; totalPx: number };

const viewOf = (rows: Rows): View => ({
  items: rows.getVirtualItems(),
  totalPx: rows.getTotalSize(),
});

function optionsOf(count: number, top: number, onChange: (rows: Rows) => void) {
  return {
    ...{ count, onChange, overscan: OVERSCAN, scrollMargin: top, scrollPaddingStart: COVERED_PX },
    getScrollElement: () => window,
    estimateSize: () => ROW_PX,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: () => window.scrollY,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll<Window>,
  };
}

/** Which of `count` rows are in sight of a page that begins `top` pixels before the list. */
export function useWindowRows(count: number, top: number) {
  const rows = useRef<Rows | null>(null);
  const [view, setView] = useState<View>({ items: [], totalPx: count * ROW_PX });

  useLayoutEffect(() => {
    const options = optionsOf(count, top, (changed) => setView(viewOf(changed)));
    rows.current ??= new Virtualizer<Window, HTMLTableRowElement>(options);
    rows.current.setOptions(options);
    rows.current._willUpdate();
    setView(viewOf(rows.current));
  }, [count, top]);
  useLayoutEffect(() => {
    const leave = rows.current?._didMount();
    rows.current?._willUpdate();
    return leave;
  }, []);

  const measure = useCallback((row: HTMLTableRowElement | null) => {
    rows.current?.measureElement(row);
  }, []);
  const scrollTo = useCallback((index: number) => rows.current?.scrollToIndex(index), []);
  return { ...view, measure, scrollTo };
}
