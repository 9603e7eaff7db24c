import type { ExtensionRing, Leg, Result, RingStep } from './plan';
import type { Run } from './run';

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
}

interface Ringer {
  who: string;
  /** Undefined: cannot be rung at all. */
  limit: number | undefined;
}

/** Rung for at most so long; nobody to ring: undefined. */
function extensionLimit(run: Run, ring: ExtensionRing | undefined, id: string): number | undefined {
  if (!ring || !ring.enabled || ring.devices.length === 0) return undefined;
  return run.isRegistered(id) ? ring.timeoutSeconds : undefined;
}

function ringer(run: Run, leg: Leg): Ringer {
  if ('outside' in leg) return { who: leg.outside, limit: leg.timeoutSeconds ?? Infinity };
  const limit = extensionLimit(run, run.document(leg.extension)?.ring, leg.extension);
  return { who: leg.extension, limit: limit && (leg.timeoutSeconds ?? limit) };
}

function isDisturbing(run: Run, leg: Leg): leg is Leg & { extension: string } {
  if (!('extension' in leg)) return false;
  const ring = run.document(leg.extension)?.ring;
  return ring?.enabled === true && ring.doNotDisturb;
}

/** One member, rung from `start` until `deadline` at the latest. */
function rung(run: Run, leg: Leg, start: number, deadline: number): RungLeg {
  if (isDisturbing(run, leg)) return { who: leg.extension, ends: 'busy', at: start };
  const { who, limit } = ringer(run, leg);
  if (limit === undefined) return { who, ends: 'unreachable', at: start };
  const until = Math.min(start + limit, deadline);
  const { ends, afterSeconds = 0 } = run.ringingOf(who);
  const at = start + afterSeconds;
  return ends === 'no_answer' || at >= until
    ? { who, ends: 'no_answer', at: until }
    : { who, ends, at };
}

function together(run: Run, legs: readonly Leg[], timeout: number): RungLeg[] {
  const all = legs
    .filter(({ afterSeconds = 0 }) => afterSeconds < timeout)
    .map((leg) => rung(run, leg, leg.afterSeconds ?? 0, timeout));
  const answers = all.filter(({ ends }) => ends === 'answered');
  const first = Math.min(...answers.map(({ at }) => at));
  // Who would have answered later is no longer asked.
  return all.filter(({ ends, at }) => (ends === 'answered' ? at === first : at <= first));
}

function oneByOne(run: Run, legs: readonly Leg[], timeout: number): RungLeg[] {
  const all: RungLeg[] = [];
  let now = 0;
  for (const leg of legs) {
    if (now >= timeout) break;
    const one = rung(run, leg, now, timeout);
    all.push(one);
    if (one.ends === 'answered') break;
    now = one.at;
  }
  return all;
}

/** Somebody rang and did not take it > busy > declined > nobody could be reached. */
const ORDER = ['answered', 'no_answer', 'busy', 'rejected', 'unreachable'] as const;

/** How a ring step ends. */
export function ringOutcome(run: Run, step: RingStep): RingOutcome {
  const isLeftOut = (leg: Leg) =>
    step.skipBusy === true && 'extension' in leg && run.isBusy(leg.extension);
  const skipped = step.legs.filter(isLeftOut);
  const asked = step.legs.filter((leg) => !isLeftOut(leg));
  const play = step.order === 'together' ? together : oneByOne;
  const legs = play(run, asked, step.timeoutSeconds);
  const found = ORDER.find((ends) => legs.some((leg) => leg.ends === ends));
  const ends = found ?? (skipped.length > 0 ? 'busy' : 'unreachable');
  return {
    ends,
    answeredBy: legs.find((leg) => leg.ends === 'answered')?.who ?? null,
    legs: [
      ...legs,
      ...skipped.map((leg) => ({
        who: 'extension' in leg ? leg.extension : leg.outside,
        ends: 'left_out' as const,
        at: 0,
      })),
    ],
  };
}
