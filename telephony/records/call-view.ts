import type { CallLeg } from './call-leg';

/** Extensions and queues by id, as far as they still exist: number and name for the time line. */
export type People = ReadonlyMap<string, { number: string; name: string }>;

/** The call as far as its legs are known. `caller` may still be on its way. */
export interface CallView {
  caller: CallLeg | undefined;
  callees: CallLeg[];
  /** Whichever leg speaks for the call. */
  lead: CallLeg;
  answeredCallee: CallLeg | undefined;
  answeredAt: number | undefined;
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(legs: readonly CallLeg[]): CallLeg[] {
  const distinct = new Map(legs.map((leg) => [leg.id, leg]));
  return [...distinct.values()].sort(
    (a, b) => compare(a.role, b.role) || compare(a.startedAt, b.startedAt) || compare(a.id, b.id),
  );
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Joined with the other side; an answer alone may be a phone's that came too late. */
export function isJoined(leg: CallLeg): boolean {
  return leg.bridgedAt !== undefined || (leg.joined?.length ?? 0) > 0;
}

/** When a person was reached: a machine's answer (joined with nobody) does not count. */
function answerTime(caller: CallLeg | undefined, callee: CallLeg | undefined): number | undefined {
  if (!caller) return callee?.answeredAt;
  if (caller.answeredAt === undefined) return undefined;
  const others = callee && isJoined(callee) ? (callee.bridgedAt ?? callee.answeredAt) : undefined;
  // The switch keeps the last time of each leg only: of a call that was sent on the earlier counts.
  const joined = earliest([caller.bridgedAt, others]);
  if (joined === undefined) return undefined;
  return Math.min(Math.max(caller.answeredAt, joined), caller.endedAt);
}

/**
 * Who answered first and was joined. Who took the call out of parking or over from somebody answered it
 * only when nobody else is known.
 */
function firstAnswering(callees: readonly CallLeg[]): CallLeg | undefined {
  const answered = callees.filter((leg) => leg.answeredAt !== undefined);
  const own = answered.filter((leg) => leg.taken === undefined || leg.taken === 'pickup');
  const joined = own.filter(isJoined);
  const among = [joined, own, answered].find((legs) => legs.length > 0) ?? [];
  const first = earliest(among.map((leg) => leg.answeredAt));
  return among.find((leg) => leg.answeredAt === first);
}

/** Throws on no legs at all. */
export function viewOf(legs: readonly CallLeg[]): CallView {
  const ordered = inOrder(legs);
  const callees = ordered.filter((leg) => leg.role === 'callee');
  const callers = ordered.filter((leg) => leg.role === 'caller');
  const caller = callers.find((leg) => leg.id === leg.callId) ?? callers[0];
  const lead = caller ?? callees[0];
  if (!lead) throw new Error('a call has at least one leg');
  const answeredCallee = firstAnswering(callees);
  return { caller, callees, lead, answeredCallee, answeredAt: answerTime(caller, answeredCallee) };
}
