import { ringLines, type EndedLine, type Line, type LineEnd } from './lines';
import { OUTGOING_ID, type OutgoingData } from './outgoing';
import type { ExtensionRing, Leg, RingStep } from './plan';
import type { Run } from './run';
import { wayOut } from './way-out';

/** How one member of a ringing ended. `left_out`: never rung, because it is in a call. */
export interface RungLeg {
  who: string;
  ends: LineEnd | 'left_out';
  /** Seconds from the beginning of the step. */
  at: number;
}

export interface RingOutcome {
  ends: LineEnd;
  answeredBy: string | null;
  legs: RungLeg[];
  /** How long it rang. */
  seconds: number;
}

/** Somebody rang and did not take it > busy > declined > nobody could be reached. */
const ORDER = ['answered', 'no_answer', 'busy', 'rejected', 'unreachable'] as const;

function best(all: readonly { ends: RungLeg['ends'] }[]): LineEnd | undefined {
  return ORDER.find((ends) => all.some((one) => one.ends === ends));
}

const whoOf = (leg: Leg) => ('extension' in leg ? leg.extension : leg.outside);

/** The phones of an extension; in order, each has an equal part of the time. */
function phones(run: Run, id: string, ring: ExtensionRing, start: number, limit: number): Line[] {
  const { devices, order } = ring;
  const part = order === 'in_order' ? Math.floor(limit / devices.length) : 0;
  return devices.map(({ id: device }, index) => {
    const from = start + index * part;
    const until = part === 0 ? start + limit : from + part;
    return { who: [device, id], isAway: !run.isRegistered(id), start: from, until };
  });
}

interface Asked {
  start: number;
  /** Seconds that this member may ring at most. */
  limit: number;
  skipBusy: boolean;
}

/** Its phones, or why none rings. The same order of questions as in scripts/ringing.lua. */
function extension(
  run: Run,
  leg: Leg & { extension: string },
  asked: Asked,
): Line[] | RungLeg['ends'] {
  const document = run.document(leg.extension);
  const ring = document?.ring;
  const calls = run.callsOf(leg.extension);
  if (!ring?.enabled) return 'unreachable';
  const most = document?.data?.['maxCalls'];
  const isFull = typeof most === 'number' && calls >= most;
  if (ring.doNotDisturb || isFull) return 'busy';
  if (asked.skipBusy && calls > 0) return 'left_out';
  if (ring.devices.length === 0) return 'unreachable';
  const limit = Math.min(leg.timeoutSeconds ?? ring.timeoutSeconds, asked.limit);
  return phones(run, leg.extension, ring, asked.start, limit);
}

function outside(run: Run, leg: Leg & { outside: string }, asked: Asked): Line[] | 'unreachable' {
  const data = run.document(OUTGOING_ID)?.data as OutgoingData | undefined;
  const way = data && wayOut(run, data, leg.outside);
  if (!way || !('trunks' in way) || way.trunks.length === 0) return 'unreachable';
  const limit = Math.min(leg.timeoutSeconds ?? asked.limit, asked.limit);
  return [{ who: [way.number], start: asked.start, until: asked.start + limit }];
}

const linesOf = (run: Run, leg: Leg, asked: Asked) =>
  'extension' in leg ? extension(run, leg, asked) : outside(run, leg, asked);

/** What the lines of one member came to; undefined: none was rung in the end. */
function summed(ended: readonly (EndedLine | undefined)[]): EndedLine | undefined {
  const rung = ended.filter((one) => one !== undefined);
  const ends = best(rung);
  if (ends === undefined) return undefined;
  const times = rung.filter((one) => ends !== 'answered' || one.ends === ends).map(({ at }) => at);
  return { ends, at: ends === 'answered' ? Math.min(...times) : Math.max(...times) };
}

/** Rings some members at once; `from`: seconds that are gone already. */
function rung(run: Run, asked: readonly [Leg, Asked][], seconds: number, from = 0): RungLeg[] {
  const members = asked.map(([leg, how]) => ({ who: whoOf(leg), lines: linesOf(run, leg, how) }));
  const all = members.flatMap(({ lines }) => (typeof lines === 'string' ? [] : lines));
  const ended = ringLines(run, all, seconds);
  return members.flatMap(({ who, lines }) => {
    if (typeof lines === 'string') return [{ who, ends: lines, at: from }];
    const sum = summed(ended.splice(0, lines.length));
    return sum ? [{ who, ends: sum.ends, at: from + sum.at }] : [];
  });
}

function together(run: Run, { legs, timeoutSeconds, skipBusy }: RingStep): RungLeg[] {
  const asked = legs
    .filter(({ afterSeconds = 0 }) => afterSeconds < timeoutSeconds)
    .map((leg): [Leg, Asked] => {
      const start = leg.afterSeconds ?? 0;
      return [leg, { start, limit: timeoutSeconds, skipBusy: skipBusy === true }];
    });
  return rung(run, asked, timeoutSeconds);
}

function oneByOne(run: Run, { legs, timeoutSeconds, skipBusy }: RingStep): RungLeg[] {
  const all: RungLeg[] = [];
  let now = 0;
  for (const leg of legs) {
    const limit = timeoutSeconds - now;
    if (limit <= 0) break;
    const how: Asked = { start: 0, limit, skipBusy: skipBusy === true };
    const [one] = rung(run, [[leg, how]], limit, now);
    if (!one) continue;
    all.push(one);
    if (one.ends === 'answered') break;
    now = one.at;
  }
  return all;
}

/** How a ring step ends. */
export function ringOutcome(run: Run, step: RingStep): RingOutcome {
  const legs = (step.order === 'together' ? together : oneByOne)(run, step);
  const isLeftOut = legs.some(({ ends }) => ends === 'left_out');
  return {
    ends: best(legs) ?? (isLeftOut ? 'busy' : 'unreachable'),
    answeredBy: legs.find((leg) => leg.ends === 'answered')?.who ?? null,
    legs,
    seconds: secondsOf(legs),
  };
}

/** Until somebody answers, else until the last has ended. */
function secondsOf(legs: readonly RungLeg[]): number {
  const answer = legs.find(({ ends }) => ends === 'answered');
  return answer?.at ?? Math.max(0, ...legs.map(({ at }) => at));
}
