import Link from 'next/link';
import type { ReactNode } from 'react';
import { BlockCaller } from '@/components/calls/block-caller';
import { DirectionMark, ResultDot } from '@/components/calls/call-dots';
import { answererOf, journeyWords } from '@/components/calls/journey-words';
import { formatDateTime, formatDuration, formatTime } from '@/components/format';
import { CallRecordings } from '@/components/recordings/call-recordings';
import { Badge } from '@/components/ui/badge';
import type { CallDetail } from '@/lib/calls/contract';

const WORDS = {
  simulated: 'Simulated',
  simulatedNote: 'Made by the simulator, not by people.',
  started: 'Started',
  caller: 'From',
  called: 'To',
  waited: 'Waited',
  talked: 'Talked',
  hungUpBy: 'Hung up by',
  answeredBy: 'Answered by',
  openExtension: 'Open the extension',
  code: 'SIP answer',
  id: 'Call id',
  journey: 'What happened',
  zone: (zone: string) => `Times in ${zone}.`,
  noJourney: 'Nothing more is known of this call.',
};

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2 py-1">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="break-words tabular-nums">{children}</dd>
    </div>
  );
}

function Journey({ call, timeZone }: { call: CallDetail; timeZone: string }) {
  if (call.journey.length === 0) {
    return <p className="text-muted-foreground">{WORDS.noJourney}</p>;
  }
  return (
    <ol className="grid">
      {call.journey.map((step, index) => (
        <li
          key={`${step.at} ${step.kind} ${index}`}
          className="relative grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3 pb-3 before:absolute before:top-5 before:-bottom-1 before:left-[calc(5.25rem+3.5px)] before:border-l last:before:hidden"
        >
          <time dateTime={step.at} className="text-muted-foreground tabular-nums">
            {formatTime(step.at, timeZone)}
          </time>
          <span className="relative pl-4 before:absolute before:top-1.5 before:left-0 before:size-2 before:rounded-full before:bg-brand-text">
            {journeyWords(step)}
          </span>
        </li>
      ))}
    </ol>
  );
}

type CallPanelProps = { call: CallDetail; timeZone: string; canBlock: boolean; canListen: boolean };

/** One call, told as it went. */
export function CallPanel({ call, timeZone, canBlock, canListen }: CallPanelProps) {
  const answeredBy = call.answeredExtensionId;
  return (
    <div className="grid gap-5 p-4 text-table">
      <div className="flex flex-wrap items-center gap-3">
        <DirectionMark direction={call.direction} />
        <ResultDot result={call.result} />
        {call.simulated ? <Badge tone="info">{WORDS.simulated}</Badge> : null}
      </div>
      {call.simulated ? <p className="text-muted-foreground">{WORDS.simulatedNote}</p> : null}
      <dl className="grid">
        <Fact name={WORDS.started}>{formatDateTime(call.startedAt, timeZone, true)}</Fact>
        <Fact name={WORDS.caller}>
          {call.callerNumber}
          {call.callerName ? ` ${call.callerName}` : ''}
        </Fact>
        <Fact name={WORDS.called}>{call.calledNumber}</Fact>
        <Fact name={WORDS.waited}>{formatDuration(call.waitMs)}</Fact>
        <Fact name={WORDS.talked}>{call.answeredAt ? formatDuration(call.talkMs) : '–'}</Fact>
        {answeredBy ? (
          <Fact name={WORDS.answeredBy}>
            <Link
              href={`/settings/extensions/${answeredBy}`}
              className="text-brand-text underline underline-offset-2"
            >
              {answererOf(call.journey) || WORDS.openExtension}
            </Link>
          </Fact>
        ) : null}
        {call.hungUpBy ? <Fact name={WORDS.hungUpBy}>{call.hungUpBy}</Fact> : null}
        {call.sipCode ? <Fact name={WORDS.code}>{call.sipCode}</Fact> : null}
        <Fact name={WORDS.id}>
          <span className="font-mono break-all">{call.id}</span>
        </Fact>
      </dl>
      {canBlock && call.direction === 'inbound' ? <BlockCaller key={call.id} call={call} /> : null}
      {canListen ? <CallRecordings key={call.id} callId={call.id} /> : null}
      <section className="grid gap-3">
        <h3 className="font-semibold">{WORDS.journey}</h3>
        <Journey call={call} timeZone={timeZone} />
        <p className="text-meta text-muted-foreground">{WORDS.zone(timeZone)}</p>
      </section>
    </div>
  );
}
