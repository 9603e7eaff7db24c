import { OUTGOING_ID, type OutgoingData } from './outgoing';
import type { ExtensionRing, Leg, Result, RingStep } from './plan';
import type { Run } from './run';
import { wayOut } from './way-out';

/** How one member of a ringing ended. `left_out`: never rung, because it is in a call. */
export interface RungLeg {
  who: string;
  ends: 'answered' | Exclude<Result, 'none'> | 'left_out';
  /** Seconds from the beginning of the step. */
  at: number;
}

export interface RingOutcome {
  ends: 'answered' | Exclude<Result, 'none'>;
  answeredBy: string | null;
  legs: RungLeg[];
  /** How long it rang. */
  seconds: number;
}

type Ended = Pick<RungLeg, 'ends' | 'at'>;

/** Somebody rang and did not take it > busy > declined > nobody could be reached. */
const ORDER = ['answered', 'no_answer', 'busy', 'rejected', 'unreachable'] as const;

function best(all: readonly Ended[]): RingOutcome['ends'] | undefined {
  return ORDER.find((ends) => all.some((one) => one.ends === ends));
}

/** One phone or line, rung from `start` until `until` at the latest. */
function phone(run: Run, who: readonly string[], start: number, until: number): Ended {
  const { ends, afterSeconds = 0 } = run.ringingOf(...who);
  const at = start + afterSeconds;
  return ends === 'no_answer' || at >= until ? { ends: 'no_answer', at: until } : { ends, at };
}

/** All phones of one extension; in order, each has an equal part of the time. */
function phones(run: Run, id: string, ring: ExtensionRing, start: number, until: number): Ended {
  const { devices, order } = ring;
  const share = order === 'in_order' ? Math.floor((until - start) / devices.length) : 0;
  const all = devices.map(({ id: device }, index) => {
    const from = start + index * share;
    if (!run.isRegistered(id)) return { ends: 'unreachable' as const, at: from };
    return phone(run, [device, id], from, share === 0 ? until : from + share);
  });
  const answers = all.filter(({ ends }) => ends === 'answered').map(({ at }) => at);
  if (answers.length > 0) return { ends: 'answered', at: Math.min(...answers) };
  return { ends: best(all) ?? 'unreachable', at: Math.max(...all.map(({ at }) => at)) };
}

/** The same order of questions as in scripts/ringing.lua. */
function extension(run: Run, leg: Leg & { extension: string }, times: Times): Ended {
  const { start, deadline, skipBusy } = times;
  const document = run.document(leg.extension);
  const ring = document?.ring;
  const calls = run.callsOf(leg.extension);
  if (!ring?.enabled) return { ends: 'unreachable', at: start };
  const most = document?.data?.['maxCalls'];
  const isFull = typeof most === 'number' && calls >= most;
  if (ring.doNotDisturb || isFull) return { ends: 'busy', at: start };
  if (skipBusy && calls > 0) return { ends: 'left_out', at: 0 };
  if (ring.devices.length === 0) return { ends: 'unreachable', at: start };
  const limit = Math.min(leg.timeoutSeconds ?? ring.timeoutSeconds, times.limit);
  return cut(phones(run, leg.extension, ring, start, start + limit), deadline);
}

/** The time of the whole step ends what still rings. */
function cut(one: Ended, deadline: number): Ended {
  return one.at >= deadline ? { ends: 'no_answer', at: deadline } : one;
}

function outside(run: Run, leg: Leg & { outside: string }, times: Times): Ended {
  const { start, deadline } = times;
  const data = run.document(OUTGOING_ID)?.data as OutgoingData | undefined;
  const way = data && wayOut(run, data, leg.outside);
  const isWay = way !== undefined && 'trunks' in way && way.trunks.length > 0;
  if (!isWay) return { ends: 'unreachable', at: start };
  const limit = Math.min(leg.timeoutSeconds ?? times.limit, times.limit);
  return phone(run, [leg.outside], start, Math.min(start + limit, deadline));
}

interface Times {
  /** Of this member, and when all of it is over: seconds from the beginning of the step. */
  start: number;
  deadline: number;
  /** Seconds that one member may ring. */
  limit: number;
  skipBusy: boolean | undefined;
}

function rung(run: Run, leg: Leg, times: Times): RungLeg {
  return 'extension' in leg
    ? { who: leg.extension, ...extension(run, leg, times) }
    : { who: leg.outside, ...outside(run, leg, times) };
}

function together(run: Run, { legs, timeoutSeconds, skipBusy }: RingStep): RungLeg[] {
  const all = legs
    .filter(({ afterSeconds = 0 }) => afterSeconds < timeoutSeconds)
    .map((leg) => {
      const start = leg.afterSeconds ?? 0;
      return rung(run, leg, { start, deadline: timeoutSeconds, limit: timeoutSeconds, skipBusy });
    });
  const answers = all.filter(({ ends }) => ends === 'answered');
  const first = Math.min(...answers.map(({ at }) => at));
  // Who would have answered later is no longer asked.
  return all.filter(({ ends, at }) => (ends === 'answered' ? at === first : at <= first));
}

function oneByOne(run: Run, { legs, timeoutSeconds, skipBusy }: RingStep): RungLeg[] {
  const all: RungLeg[] = [];
  let now = 0;
  for (const leg of legs) {
    const limit = timeoutSeconds - now;
    if (limit <= 0) break;
    const one = rung(run, leg, { start: now, deadline: timeoutSeconds, limit, skipBusy });
    all.push(one);
    if (one.ends === 'answered') break;
    now = Math.max(now, one.at);
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
