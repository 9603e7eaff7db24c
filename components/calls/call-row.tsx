import type { ComponentProps } from 'react';
import { DirectionMark, ResultDot } from '@/components/calls/call-dots';
import { CallMarks } from '@/components/calls/call-marks';
import { formatDateTime, formatDuration } from '@/components/format';
import { Cell, Row } from '@/components/ui/table';
import type { Call } from '@/lib/calls/contract';

const WORDS = { open: 'Open the call of', hidden: 'Hidden number' };

export type CallRowProps = {
  call: Call;
  index: number;
  timeZone: string;
  tags: ReadonlyMap<string, string>;
  isCurrent: boolean;
  onFocus: () => void;
  onOpen: () => void;
  /** Measures the row where only a part of the list stands in the page. */
  measure?: ComponentProps<'tr'>['ref'];
};

/** The whole row opens the call; the time is the button that the keyboard and readers use. */
export function CallRow(props: CallRowProps) {
  const { call, index, timeZone, onOpen } = props;
  const time = formatDateTime(call.startedAt, timeZone, true);
  return (
    <Row
      ref={props.measure}
      data-index={index}
      // The head is the first row.
      aria-rowindex={index + 2}
      data-current={props.isCurrent}
      className="cursor-pointer"
      onClick={onOpen}
    >
      <Cell className="whitespace-nowrap">
        <button
          type="button"
          aria-label={`${WORDS.open} ${time}`}
          className="rounded-sm"
          onFocus={props.onFocus}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <time dateTime={call.startedAt}>{time}</time>
        </button>
        <span className="flex items-center gap-1.5 sm:hidden">
          <ResultDot result={call.result} />
          {call.answeredAt ? (
            <span className="text-muted-foreground">{formatDuration(call.talkMs)}</span>
          ) : null}
        </span>
      </Cell>
      <Cell className="hidden sm:table-cell">
        <DirectionMark direction={call.direction} />
      </Cell>
      <Cell className="max-w-48">
        <span className="block truncate">
          {call.callerNumber || WORDS.hidden}
          {call.callerName ? (
            <span className="text-muted-foreground"> {call.callerName}</span>
          ) : null}
        </span>
        <span className="block truncate sm:hidden">→ {call.calledNumber}</span>
      </Cell>
      <Cell className="hidden truncate sm:table-cell">{call.calledNumber}</Cell>
      <Cell className="hidden sm:table-cell">
        <span className="flex min-w-0 items-center gap-2">
          <ResultDot result={call.result} />
          <CallMarks call={call} tags={props.tags} />
        </span>
      </Cell>
      <Cell className="hidden text-right md:table-cell">{formatDuration(call.waitMs)}</Cell>
      <Cell className="hidden text-right sm:table-cell">
        {call.answeredAt ? formatDuration(call.talkMs) : '–'}
      </Cell>
    </Row>
  );
}
