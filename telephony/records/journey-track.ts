import type { JourneyParty, JourneyStep } from '@/lib/calls/result';
import type { CallStory, QueueStay, Transfer } from './call-story';
import type { People } from './call-view';
import type { TrackEntry } from './track';

/** A step and when it was, for putting it among others. */
export interface Timed {
  at: number;
  step: JourneyStep;
}

export const iso = (at: number): string => new Date(at).toISOString();

type Told = (entry: TrackEntry, name: { name?: string }) => JourneyStep | undefined;

const PREFIX: Readonly<Record<string, Told>> = {
  rg_: ({ at, id }, name) => ({ at: iso(at), kind: 'group', groupId: id, ...name }),
  mnu_: ({ at, id }, name) => ({ at: iso(at), kind: 'menu', menuId: id, ...name }),
};

function keyStep({ at, id, value }: TrackEntry): JourneyStep | undefined {
  const time = iso(at);
  if (value === 'timeout' || value === 'invalid') {
    return { at: time, kind: 'menu_left', menuId: id, outcome: value };
  }
  if (value === '' || value === 'abandoned') return undefined;
  return { at: time, kind: 'key', menuId: id, digits: value };
}

const ENDS_BY_RULE = new Set(['busy', 'hangup']);

/** Steps of a kind; queues and transfers are told apart from these. */
const TOLD: Partial<Record<TrackEntry['kind'], Told>> = {
  at: (entry, name) => PREFIX[/^[a-z]+_/.exec(entry.id)?.[0] ?? '']?.(entry, name),
  code: ({ at, id }) => ({ at: iso(at), kind: 'code', code: id }),
  key: keyStep,
  box: ({ at, id, value }, name) => ({
    ...{ at: iso(at), kind: 'voicemail', boxId: id, outcome: value },
    ...name,
  }),
  ask: ({ at, id, value }, name) => ({
    ...{ at: iso(at), kind: 'asked', serviceId: id, outcome: value },
    ...name,
  }),
  play: ({ at, id }, name) => ({ at: iso(at), kind: 'announcement', soundId: id, ...name }),
  room: ({ at, id }, name) => ({ at: iso(at), kind: 'conference', roomId: id, ...name }),
  block: ({ at }) => ({ at: iso(at), kind: 'blocked' }),
  // With an id it is the last step of a plan, which the answer to the caller tells.
  end: ({ at, id, value }) =>
    id === '' && ENDS_BY_RULE.has(value)
      ? { at: iso(at), kind: 'ended_by_rule', as: value }
      : undefined,
};

function partyOf(id: string | undefined, people: People): JourneyParty & { targetId?: string } {
  if (id === undefined) return {};
  const found = people.get(id);
  return {
    ...(id.startsWith('ext_') ? { extensionId: id } : { targetId: id }),
    ...(found?.number && { number: found.number }),
    ...(found && { name: found.name }),
  };
}

function parkedStep({ at, id, value }: TrackEntry, people: People): JourneyStep {
  const { targetId: _, ...party } = partyOf(id, people);
  return { at: iso(at), kind: 'parked', place: value, ...party };
}

function transferStep({ at, reason, to }: Transfer, people: People): Timed {
  return { at, step: { at: iso(at), kind: 'transferred', reason, ...partyOf(to, people) } };
}

function queueSteps({ id, enteredAt, leftAt, ...stay }: QueueStay, people: People): Timed[] {
  const name = people.get(id)?.name;
  const named = name === undefined ? {} : { name };
  const steps: Timed[] = [
    { at: enteredAt, step: { at: iso(enteredAt), kind: 'queued', queueId: id, ...named } },
  ];
  const { outcome, agentId } = stay;
  if (leftAt === undefined || outcome === null) return steps;
  const waitMs = Math.max(0, leftAt - enteredAt);
  steps.push({
    at: leftAt,
    step: {
      ...{ at: iso(leftAt), kind: 'queue_left', queueId: id, outcome, waitMs },
      ...(agentId !== null && { agentId }),
      ...named,
    },
  });
  return steps;
}

/** Where the call went: menus and keys, groups, queues, transfers, boxes, announcements. Pure. */
export function storySteps(story: CallStory, people: People): Timed[] {
  const transfers = new Set(story.transfers.map(({ at, to }) => `${at} ${to ?? ''}`));
  const told = story.track.flatMap((entry): Timed[] => {
    // The transfer says it.
    if (entry.kind === 'at' && transfers.has(`${entry.at} ${entry.id}`)) return [];
    const name = people.get(entry.id)?.name;
    const step =
      entry.kind === 'park'
        ? parkedStep(entry, people)
        : TOLD[entry.kind]?.(entry, name === undefined ? {} : { name });
    return step ? [{ at: entry.at, step }] : [];
  });
  // A queue is left before what comes after it, at the same moment as well.
  return [
    ...story.queues.flatMap((stay) => queueSteps(stay, people)),
    ...told,
    ...story.transfers.map((transfer) => transferStep(transfer, people)),
  ];
}
