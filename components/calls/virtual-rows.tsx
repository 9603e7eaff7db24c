'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { CallRow } from '@/components/calls/call-row';
import { focusRow, type RowsProps } from '@/components/calls/rows';
import { useWindowRows } from '@/components/calls/use-window-rows';
import { TableBody } from '@/components/ui/table';

/** Takes the place of rows that are not in the page. */
function Space({ px }: { px: number }) {
  return px > 0 ? <tr aria-hidden className="border-0!" style={{ height: px }} /> : null;
}

/** Only the rows in sight, and some around them: a million rows read cost as much as fifty. */
export function VirtualRows({ calls, openId, wanted, onFocus, onOpen, ...rest }: RowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const { items, totalPx, measure, scrollTo } = useWindowRows(calls.length, top);

  // Filters above the list open and close.
  useLayoutEffect(() => {
    const look = () => {
      const rect = body.current?.getBoundingClientRect();
      if (rect) setTop(Math.round(rect.top + window.scrollY));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!wanted) return;
    scrollTo(wanted.index);
    focusRow(body.current, wanted.index);
  }, [wanted, scrollTo]);

  return (
    <TableBody ref={body}>
      <Space px={(items[0]?.start ?? top) - top} />
      {items.map(({ index }) => {
        const call = calls[index];
        if (!call) return null;
        return (
          <CallRow
            key={call.id}
            {...{ call, index, measure, ...rest }}
            isCurrent={call.id === openId}
            onFocus={() => onFocus(index)}
            onOpen={() => onOpen(call.id)}
          />
        );
      })}
      <Space px={totalPx - ((items.at(-1)?.end ?? top) - top)} />
    </TableBody>
  );
}
