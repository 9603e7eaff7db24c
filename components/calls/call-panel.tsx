'use client';

import { useState } from 'react';
import { BlockCaller } from '@/components/calls/block-caller';
import { CallBack } from '@/components/calls/call-back';
import { DirectionMark, ResultDot } from '@/components/calls/call-dots';
import { CallFacts } from '@/components/calls/call-facts';
import { CallJourney } from '@/components/calls/call-journey';
import { CallNotes } from '@/components/calls/call-notes';
import type { CallRights } from '@/components/calls/call-table';
import { CallTags } from '@/components/calls/call-tags';
import { CallRecordings, type Seek } from '@/components/recordings/call-recordings';
import { Badge } from '@/components/ui/badge';
import { StatusDot } from '@/components/ui/status-dot';
import type { CallTag } from '@/lib/call-notes/contract';
import type { Call, CallDetail } from '@/lib/calls/contract';

const WORDS = {
  simulated: 'Simulated',
  simulatedNote: 'Made by the simulator, not by people.',
  team: 'Missed by the team',
};

type CallPanelProps = {
  call: CallDetail;
  timeZone: string;
  tags: readonly CallTag[];
  rights: CallRights;
  onTagged: (call: Call, tags: readonly CallTag[]) => void;
};

/** The row of the list, of all that is known. */
function rowOf(detail: CallDetail, tags: string[]): Call {
  const { journey: _1, quality: _2, groupIds: _3, menuIds: _4, notes: _5, ...row } = detail;
  return { ...row, tags };
}

/** One call, told as it went. Key it by the call. */
export function CallPanel({ call, timeZone, tags, rights, onTagged }: CallPanelProps) {
  const [notes, setNotes] = useState(call.notes);
  /** Second that the recording is at; null until somebody listens. */
  const [at, setAt] = useState<number | null>(null);
  const [seek, setSeek] = useState<Seek | null>(null);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 p-4 text-table">
      <div className="flex flex-wrap items-center gap-3">
        <DirectionMark direction={call.direction} />
        <ResultDot result={call.result} />
        {call.missed ? <StatusDot tone="warning">{WORDS.team}</StatusDot> : null}
        {call.simulated ? <Badge tone="info">{WORDS.simulated}</Badge> : null}
      </div>
      {call.simulated ? <p className="text-muted-foreground">{WORDS.simulatedNote}</p> : null}
      <CallBack call={call} />
      {rights.canListen ? (
        <CallRecordings
          callId={call.id}
          notes={notes}
          seek={seek}
          timeZone={timeZone}
          onPosition={setAt}
        />
      ) : null}
      <CallJourney call={call} timeZone={timeZone} />
      <CallTags
        callId={call.id}
        value={call.tags}
        tags={tags}
        canWrite={rights.canWrite}
        onTagged={(ids, all) => onTagged(rowOf(call, ids), all)}
      />
      <CallNotes
        callId={call.id}
        notes={notes}
        timeZone={timeZone}
        at={at}
        canWrite={rights.canWrite}
        onChange={setNotes}
        onSeek={at === null ? undefined : (second) => setSeek({ second })}
      />
      <CallFacts call={call} timeZone={timeZone} />
      {rights.canBlock && call.direction === 'inbound' ? <BlockCaller call={call} /> : null}
    </div>
  );
}
