import type { HungUpBy, JourneyParty, JourneyStep } from '@/lib/calls/result';
import type { CallLeg } from './call-leg';
import { takenAt, type CallStory } from './call-story';
import type { CallView, People } from './call-view';
import { iso, storySteps, type Timed } from './journey-track';
import type { TrackEntry } from './track';

interface Ending {
  startedAt: number;
  endedAt: number;
  callerNumber: string;
  sipCode: number;
  hungUpBy: HungUpBy;
}

const BUSY = new Set([486, 600]);
const DECLINED = new Set([603, 607, 608]);
const UNREACHABLE = new Set([404, 408, 410, 480]);
/** The leg was called off: by the caller, or because another phone was faster. */
const CALLED_OFF = new Set(['ORIGINATOR_CANCEL', 'LOSE_RACE', 'PICKED_OFF']);

function partyOf(leg: CallLeg, view: CallView, people: People): JourneyParty {
  if (!leg.extensionId) return { number: leg.destination };
  const person = people.get(leg.extensionId);
  const reached = view.caller?.destination;
  const number = person?.number ?? (/^[0-9]{2,4}$/.test(reached ?? '') ? reached : undefined);
  return {
    extensionId: leg.extensionId,
    ...(number === undefined ? {} : { number }),
    ...(person ? { name: person.name } : {}),
  };
}

/** How trying one party ended, when it did not end in an answer; undefined: nothing worth a line. */
function outcomeOf(legs: readonly CallLeg[], party: JourneyParty, at: number): Timed | undefined {
  const codes = legs.map((leg) => leg.sipCode);
  const time = iso(at);
  const outcome = (kind: 'busy' | 'rejected' | 'no_answer' | 'offline'): Timed => ({
    at,
    step: { at: time, kind, ...party },
  });
  if (codes.some((code) => DECLINED.has(code))) return outcome('rejected');
  if (codes.some((code) => BUSY.has(code))) return outcome('busy');
  const last = legs.at(-1)!;
  if (legs.every((leg) => CALLED_OFF.has(leg.cause))) return undefined;
  if (legs.some((leg) => leg.ringingAt !== undefined)) return outcome('no_answer');
  if (party.extensionId && UNREACHABLE.has(last.sipCode)) return outcome('offline');
  return { at, step: { at: time, kind: 'failed', reason: last.cause, sipCode: last.sipCode } };
}

/** When this party came on the line: the first time, and again after the call was sent on. */
function answersOf(legs: readonly CallLeg[], view: CallView): number[] {
  if (view.answeredAt === undefined) return [];
  const times = legs.flatMap((leg) => {
    if (leg === view.answeredCallee) return [view.answeredAt ?? leg.startedAt];
    const at = takenAt(leg) ?? leg.bridgedAt;
    return leg.answeredAt !== undefined && at !== undefined ? [at] : [];
  });
  return times.sort((a, b) => a - b);
}

function tried(legs: readonly CallLeg[], view: CallView, people: People): Timed[] {
  const party = partyOf(legs[0]!, view, people);
  const steps: Timed[] = [];
  const rung = legs.filter((leg) => leg.taken === undefined);
  const rings = rung.map((leg) => leg.ringingAt).filter((at) => at !== undefined);
  if (rings.length > 0) {
    const at = Math.min(...rings);
    steps.push({ at, step: { at: iso(at), kind: 'ringing', ...party } });
  }
  const answered = answersOf(legs, view);
  if (answered.length > 0) {
    return [
      ...steps,
      ...answered.map((at): Timed => ({ at, step: { at: iso(at), kind: 'answered', ...party } })),
    ];
  }
  const outcome = outcomeOf(legs, party, Math.max(...legs.map((leg) => leg.endedAt)));
  return outcome ? [...steps, outcome] : steps;
}

/** What a caller met that explains why nobody was called. */
const EXPLAINS = new Set(['code', 'key', 'wait', 'box', 'play', 'room', 'block']);
const explains = ({ kind, id }: TrackEntry) => EXPLAINS.has(kind) || (kind === 'end' && id === '');

/** Nobody was called: the number led nowhere, was busy or declined by its settings, or had no phone. */
function untried({ lead }: CallView, ending: Ending, story: CallStory): Timed[] {
  if (story.service || story.track.some(explains)) return [];
  const at = ending.endedAt;
  const number = { number: lead.destination || lead.dialed };
  const { sipCode } = ending;
  if (sipCode === 487 || sipCode === 200) return [];
  const time = iso(at);
  if (BUSY.has(sipCode)) return [{ at, step: { at: time, kind: 'busy', ...number } }];
  if (DECLINED.has(sipCode)) return [{ at, step: { at: time, kind: 'rejected', ...number } }];
  if (sipCode === 480) return [{ at, step: { at: time, kind: 'offline', ...number } }];
  return [{ at, step: { at: time, kind: 'failed', reason: lead.cause, sipCode } }];
}

function holds(legs: readonly CallLeg[]): Timed[] {
  return legs.flatMap((leg) =>
    leg.holds.flatMap(({ from, to }): Timed[] => [
      { at: from, step: { at: iso(from), kind: 'held' } },
      ...(to < leg.endedAt ? [{ at: to, step: { at: iso(to), kind: 'resumed' as const } }] : []),
    ]),
  );
}

function rated({ caller }: CallView, { endedAt: at }: Ending): Timed[] {
  const rating = caller?.queue?.rating;
  return rating === undefined ? [] : [{ at, step: { at: iso(at), kind: 'rated', rating } }];
}

/** An extension's phones are one party; so is each number outside. */
function byParty(callees: readonly CallLeg[]): CallLeg[][] {
  const groups = new Map<string, CallLeg[]>();
  for (const leg of callees) {
    const key = leg.extensionId ?? `outside ${leg.destination}`;
    groups.set(key, [...(groups.get(key) ?? []), leg]);
  }
  return [...groups.values()];
}

/**
 * The time line: began, where the call went, who rang, who answered or why not, holds, who ended it.
 * Pure.
 */
export function journeyOf(
  view: CallView,
  ending: Ending,
  story: CallStory,
  people: People,
): JourneyStep[] {
  const { caller, lead, answeredCallee } = view;
  // A code that got nothing was never of the call.
  const callees = view.callees.filter(
    (leg) => leg.taken === undefined || takenAt(leg) !== undefined,
  );
  const between = [
    ...storySteps(story, people),
    ...byParty(callees).flatMap((legs) => tried(legs, view, people)),
    ...(callees.length === 0 && view.answeredAt === undefined ? untried(view, ending, story) : []),
    ...rated(view, ending),
    ...holds([caller, answeredCallee].filter((leg) => leg !== undefined)),
  ];
  // A stable sort: at the same moment the order above stands.
  between.sort((a, b) => a.at - b.at);
  const started: JourneyStep = {
    at: iso(ending.startedAt),
    kind: 'started',
    from: ending.callerNumber,
    to: lead.dialed,
    ...(caller?.extensionId ? { extensionId: caller.extensionId } : {}),
  };
  const ended: JourneyStep = {
    at: iso(ending.endedAt),
    kind: 'ended',
    by: ending.hungUpBy,
    sipCode: ending.sipCode,
    cause: lead.cause,
  };
  return [started, ...between.map(({ step }) => step), ended];
}
