/**
 * What became of a call: one definition for the log, the home page, reports and the API.
 *
 * answered   the caller spoke with somebody
 * missed     it was meant for somebody who could have taken it, and nobody did: it rang out, no phone
 *            was online, or the caller gave up while it rang
 * busy       the called side said it was busy
 * rejected   the called side declined
 * cancelled  the caller withdrew before any phone rang, or gave up an outgoing call
 * failed     it could not come about: no such number, forbidden, no way through
 */
export const CALL_RESULTS = [
  'answered',
  'missed',
  'busy',
  'rejected',
  'cancelled',
  'failed',
] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

export const CALL_DIRECTIONS = ['internal', 'inbound', 'outbound'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

export const HUNG_UP_BY = ['caller', 'callee', 'system'] as const;
export type HungUpBy = (typeof HUNG_UP_BY)[number];

/** How waiting in a queue ended; `left`: the caller pressed the key that leads out of it. */
export const QUEUE_OUTCOMES = ['answered', 'abandoned', 'timed_out', 'no_agents', 'left'] as const;
export type QueueOutcome = (typeof QUEUE_OUTCOMES)[number];

/**
 * Why a call went on to somebody else: by an extension's rule, as the next of a chain that nobody took
 * (`cascade`), by a person's hand, or by what stands on its way.
 */
export const TRANSFER_REASONS = [
  'forward',
  'cascade',
  'blind',
  'attended',
  'pickup',
  'park',
  'ring_group',
  'menu',
  'schedule',
  'queue',
  'service',
] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** As the caller's side was heard: MOS from 1 to 5, jitter in milliseconds, lost packets in per cent. */
export interface CallQuality {
  mos: number | null;
  jitterMs: number | null;
  lossPercent: number | null;
}

export interface CallFacts {
  direction: CallDirection;
  answered: boolean;
  /** A phone rang, whether or not it was answered. */
  rang: boolean;
  /** The final SIP answer to the caller (RFC 3261, section 21). */
  sipCode: number;
}

const BUSY = new Set([486, 600]);
const DECLINED = new Set([603, 607, 608]);
/** Timed out, temporarily unavailable, gone: somebody was called and did not take it. */
const NOT_TAKEN = new Set([408, 480, 487]);
const CALLER_WITHDREW = 487;

export function resultOf({ direction, answered, rang, sipCode }: CallFacts): CallResult {
  if (answered) return 'answered';
  if (BUSY.has(sipCode)) return 'busy';
  if (DECLINED.has(sipCode)) return 'rejected';
  if (sipCode === CALLER_WITHDREW) {
    if (direction === 'outbound') return 'cancelled';
    // A caller from outside who gave up was for us to take, even before the first ring.
    return rang || direction === 'inbound' ? 'missed' : 'cancelled';
  }
  return NOT_TAKEN.has(sipCode) ? 'missed' : 'failed';
}

/**
 * Somebody outside wanted us and got nobody: what the team should call back. It counts callers, not
 * phones: three phones that rang in vain are one call. Who stands on the block list is not missed.
 */
export function isMissedByTeam(call: {
  direction: CallDirection;
  result: CallResult;
  blocked?: boolean;
}): boolean {
  const { direction, result, blocked = false } = call;
  return direction === 'inbound' && !blocked && MISSED_BY_TEAM_RESULTS.includes(result);
}

/** Results that may count: a stored call says itself whether it does (`missedByTeam`). */
export const MISSED_BY_TEAM_RESULTS: readonly CallResult[] = ['missed', 'busy', 'rejected'];

/** Who a step is about: an extension of the PBX, or a number outside. */
export interface JourneyParty {
  number?: string;
  name?: string;
  extensionId?: string;
}

/** The time line of a call, in order. `at` is ISO 8601, UTC, with milliseconds. */
export type JourneyStep =
  | { at: string; kind: 'started'; from: string; to: string; extensionId?: string }
  | ({ at: string; kind: 'ringing' | 'answered' } & JourneyParty)
  | ({ at: string; kind: 'no_answer' | 'busy' | 'rejected' | 'offline' } & JourneyParty)
  | ({ at: string; kind: 'transferred' } & JourneyParty)
  | { at: string; kind: 'held' | 'resumed' }
  | { at: string; kind: 'queued'; queueId: string; name?: string }
  | /** By the caller, from 1 to 5. */ { at: string; kind: 'rated'; rating: number }
  | { at: string; kind: 'failed'; reason: string; sipCode: number }
  | { at: string; kind: 'ended'; by: HungUpBy; sipCode: number; cause: string };
