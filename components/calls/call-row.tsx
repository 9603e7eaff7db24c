import { DirectionMark, ResultDot } from '@/components/calls/call-dots';
import { formatDateTime, formatDuration } from '@/components/format';
import { Badge } from '@/components/ui/badge';
import { Cell, Row } from '@/components/ui/table';
import type { Call } from '@/lib/calls/contract';

const WORDS = { simulated: 'Simulated', open: 'Open the call of' };

type CallRowProps = {
  call: Call;
  timeZone: string;
  isCurrent: boolean;
  onFocus: () => void;
  onOpen: () => void;
};

/** The whole row opens the call; the time is the button that the keyboard and readers use. */
export function CallRow({ call, timeZone, isCurrent, onFocus, onOpen }: CallRowProps) {
  const time = formatDateTime(call.startedAt, timeZone, true);
  return (
    <Row data-current={isCurrent} className="cursor-pointer" onClick={onOpen}>
      <Cell className="whitespace-nowrap">
        <button
          type="button"
          aria-label={`${WORDS.open} ${time}`}
          className="rounded-sm"
          onFocus={onFocus}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <time dateTime={call.startedAt}>{time}</time>
        </button>
        <span className="block sm:hidden">
          <ResultDot result={call.result} />
        </span>
      </Cell>
      <Cell className="hidden sm:table-cell">
        <DirectionMark direction={call.direction} />
      </Cell>
      <Cell className="max-w-48">
        <span className="block truncate">
          {call.callerNumber}
          {call.callerName ? (
            <span className="text-muted-foreground"> {call.callerName}</span>
          ) : null}
        </span>
        <span className="block truncate sm:hidden">→ {call.calledNumber}</span>
      </Cell>
      <Cell className="hidden whitespace-nowrap sm:table-cell">{call.calledNumber}</Cell>
      <Cell className="hidden sm:table-cell">
        <span className="flex items-center gap-2">
          <ResultDot result={call.result} />
          {call.simulated ? <Badge tone="info">{WORDS.simulated}</Badge> : null}
        </span>
      </Cell>
      <Cell className="hidden text-right md:table-cell">{formatDuration(call.waitMs)}</Cell>
      <Cell className="text-right">{call.answeredAt ? formatDuration(call.talkMs) : '–'}</Cell>
    </Row>
  );
}
