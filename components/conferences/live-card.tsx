'use client';

import { Lock, LockOpen, Mic, MicOff, UserMinus } from 'lucide-react';
import { useConferenceLive } from '@/components/conferences/use-conference-live';
import { FormError } from '@/components/form-error';
import { plural } from '@/components/format';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';
import type { ConferenceLive, ControlConference } from '@/lib/conferences/live-contract';

const WORDS = {
  title: 'In the room now',
  looking: 'Looking…',
  away: 'No media node can be asked right now.',
  nobody: 'Nobody is in the room.',
  people: (count: number) => plural(count, 'person', 'people'),
  locked: 'locked',
  recorded: 'is being recorded',
  lock: 'Lock',
  unlock: 'Unlock',
  end: 'End for all',
  hidden: 'Hidden number',
  moderator: 'Moderator',
  muted: 'Muted',
  talking: 'Talks',
  listens: 'Listens',
  mute: (who: string) => `Mute ${who}`,
  unmute: (who: string) => `Let ${who} speak`,
  kick: (who: string) => `Remove ${who}`,
};

const ROW = 'flex min-h-9 items-center gap-3 px-4 py-1';

type Tell = (order: ControlConference) => void;
type Member = ConferenceLive['members'][number];

function noteOf(live: ConferenceLive): string {
  const { members, isLocked, isRecorded } = live;
  return [
    WORDS.people(members.length),
    ...(isLocked ? [WORDS.locked] : []),
    ...(isRecorded ? [WORDS.recorded] : []),
  ].join(', ');
}

function state({ isMuted, isTalking }: Member): string {
  if (isMuted) return WORDS.muted;
  return isTalking ? WORDS.talking : WORDS.listens;
}

function MemberRow({ member, tell }: { member: Member; tell: Tell | undefined }) {
  const { id: memberId, callerNumber, isMuted, isModerator, isTalking } = member;
  const who = callerNumber ?? WORDS.hidden;
  return (
    <li className={ROW}>
      <span className="min-w-0 flex-1 truncate">
        {who}
        {isModerator ? <span className="text-muted-foreground"> {WORDS.moderator}</span> : null}
      </span>
      <StatusDot tone={isTalking && !isMuted ? 'success' : 'neutral'} hollow={isMuted}>
        {state(member)}
      </StatusDot>
      {tell ? (
        <>
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={isMuted ? WORDS.unmute(who) : WORDS.mute(who)}
            title={isMuted ? WORDS.unmute(who) : WORDS.mute(who)}
            onClick={() => tell({ action: isMuted ? 'unmute' : 'mute', memberId })}
          >
            {isMuted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
          </Button>
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={WORDS.kick(who)}
            title={WORDS.kick(who)}
            onClick={() => tell({ action: 'kick', memberId })}
          >
            <UserMinus aria-hidden />
          </Button>
        </>
      ) : null}
    </li>
  );
}

function RoomButtons({ isLocked, tell }: { isLocked: boolean; tell: Tell }) {
  return (
    <>
      <Button size="sm" onClick={() => tell({ action: isLocked ? 'unlock' : 'lock' })}>
        {isLocked ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
        {isLocked ? WORDS.unlock : WORDS.lock}
      </Button>
      <Button size="sm" variant="dangerQuiet" onClick={() => tell({ action: 'end' })}>
        {WORDS.end}
      </Button>
    </>
  );
}

/** Who is in a conference at this moment, and what a host may do about it. */
export function ConferenceLiveCard({ id, canWrite }: { id: string; canWrite: boolean }) {
  const { live, failure, tell: order } = useConferenceLive(id);
  const tell: Tell | undefined = canWrite ? (what) => void order(what) : undefined;
  const members = live?.members ?? [];
  const nothing = live === undefined ? WORDS.looking : live === null ? WORDS.away : WORDS.nobody;
  return (
    <Card aria-label={WORDS.title}>
      <CardHeader
        title={WORDS.title}
        note={live && members.length > 0 ? noteOf(live) : undefined}
        actions={
          live && tell && members.length > 0 ? (
            <RoomButtons isLocked={live.isLocked} tell={tell} />
          ) : null
        }
      />
      {failure === null ? null : (
        <div className="px-4 pt-3">
          <FormError>{failure}</FormError>
        </div>
      )}
      {members.length === 0 ? (
        <p className={`${ROW} text-muted-foreground`}>{nothing}</p>
      ) : (
        <ul className="divide-y text-table tabular-nums" aria-label={WORDS.title}>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} tell={tell} />
          ))}
        </ul>
      )}
    </Card>
  );
}
