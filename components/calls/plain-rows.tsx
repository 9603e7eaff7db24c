'use client';

import { useEffect, useRef } from 'react';
import { CallRow } from '@/components/calls/call-row';
import { focusRow, type RowsProps } from '@/components/calls/rows';
import { TableBody } from '@/components/ui/table';

/** All rows: what the server sends, and what stands there until the virtual list has arrived. */
export function PlainRows({ calls, openId, wanted, onFocus, onOpen, ...rest }: RowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (wanted) focusRow(body.current, wanted.index);
  }, [wanted]);
  return (
    <TableBody ref={body}>
      {calls.map((call, index) => (
        <CallRow
          key={call.id}
          {...{ call, index, ...rest }}
          isCurrent={call.id === openId}
          onFocus={() => onFocus(index)}
          onOpen={() => onOpen(call.id)}
        />
      ))}
    </TableBody>
  );
}
