import Link from 'next/link';
import type { ReactNode } from 'react';
import { answererOf } from '@/components/calls/journey-words';
import { formatDateTime, formatDuration } from '@/components/format';
import type { CallDetail } from '@/lib/calls/contract';

const WORDS = {
  started: 'Started',
  caller: 'From',
  hidden: 'Hidden number',
  called: 'To',
  waited: 'Waited',
  inQueue: 'In the queue',
  talked: 'Talked',
  keys: 'Keys pressed',
  rating: 'Rating',
  rated: (rating: number) => `${rating} of 5`,
  hungUpBy: 'Hung up by',
  answeredBy: 'Answered by',
  openExtension: 'Open the extension',
  quality: 'Quality',
  mos: (mos: number) => `${mos.toFixed(1)} of 5 (MOS)`,
  jitter: (ms: number) => `jitter ${Math.round(ms)} ms`,
  loss: (percent: number) => `${percent.toFixed(1)} % lost`,
  code: 'SIP answer',
  id: 'Call id',
};

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2 py-1">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="break-words tabular-nums">{children}</dd>
    </div>
  );
}

/** `4.2 of 5 (MOS), jitter 12 ms, 0.3 % lost`: what is known of it; empty for nothing. */
export function qualityWords(quality: CallDetail['quality']): string {
  if (!quality) return '';
  const { mos, jitterMs, lossPercent } = quality;
  const known = [
    mos === null ? '' : WORDS.mos(mos),
    jitterMs === null ? '' : WORDS.jitter(jitterMs),
    lossPercent === null ? '' : WORDS.loss(lossPercent),
  ];
  return known.filter(Boolean).join(', ');
}

function Answerer({ call }: { call: CallDetail }) {
  const name = answererOf(call.journey);
  if (!call.answeredExtensionId) return name;
  return (
    <Link
      href={`/settings/extensions/${call.answeredExtensionId}`}
      className="text-brand-text underline underline-offset-2"
    >
      {name || WORDS.openExtension}
    </Link>
  );
}

/** The call in figures. */
export function CallFacts({ call, timeZone }: { call: CallDetail; timeZone: string }) {
  const quality = qualityWords(call.quality);
  const caller = [call.callerNumber || WORDS.hidden, call.callerName].filter(Boolean).join(' ');
  const hasAnswerer = call.answeredExtensionId !== null || answererOf(call.journey) !== '';
  return (
    <dl className="grid">
      <Fact name={WORDS.started}>{formatDateTime(call.startedAt, timeZone, true)}</Fact>
      <Fact name={WORDS.caller}>{caller}</Fact>
      <Fact name={WORDS.called}>{call.calledNumber}</Fact>
      <Fact name={WORDS.waited}>{formatDuration(call.waitMs)}</Fact>
      {call.queueWaitMs === null ? null : (
        <Fact name={WORDS.inQueue}>{formatDuration(call.queueWaitMs)}</Fact>
      )}
      <Fact name={WORDS.talked}>{call.answeredAt ? formatDuration(call.talkMs) : '–'}</Fact>
      {call.answeredAt && hasAnswerer ? (
        <Fact name={WORDS.answeredBy}>
          <Answerer call={call} />
        </Fact>
      ) : null}
      {call.menuKeys ? <Fact name={WORDS.keys}>{call.menuKeys}</Fact> : null}
      {call.rating === null ? null : <Fact name={WORDS.rating}>{WORDS.rated(call.rating)}</Fact>}
      {call.hungUpBy ? <Fact name={WORDS.hungUpBy}>{call.hungUpBy}</Fact> : null}
      {quality ? <Fact name={WORDS.quality}>{quality}</Fact> : null}
      {call.sipCode ? <Fact name={WORDS.code}>{call.sipCode}</Fact> : null}
      <Fact name={WORDS.id}>
        <span className="font-mono break-all">{call.id}</span>
      </Fact>
    </dl>
  );
}
