/** What became of a call: one definition for the log, the home page, reports, exports and the API. */
export const CALL_RESULTS = [
  'answered',
  'missed',
  'busy',
  'rejected',
  'cancelled',
  'failed',
] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** For the page and the API, in words. */
export const RESULT_HELP: Record<CallResult, string> = {
  answered:
    'The caller spoke with somebody: an extension, an agent, whoever picked the call up, or others in a conference. A feature code counts when the PBX answered it.',
  missed:
    'It was meant for somebody who could have taken it and nobody did: it rang out, no phone was online, the caller gave up while it rang, in a menu or in a queue, heard an announcement, or left a message.',
  busy: 'The called side said that it was busy, or a rule answered so.',
  rejected:
    'The called side declined, a rule turned the call away, or the caller is on the block list.',
  cancelled: 'The caller withdrew before anything rang, or gave up an outgoing call.',
  failed: 'It could not come about: no such number, forbidden, or no way through.',
};

export const MISSED_BY_TEAM_HELP =
  'A call from outside that nobody of the team took: missed, busy or rejected. It counts callers’ calls, not phones: a group of ten that rang in vain is one. A message in a voicemail box does not make it answered. Callers on the block list do not count.';

export const CALL_DIRECTIONS = ['internal', 'inbound', 'outbound'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

export const HUNG_UP_BY = ['caller', 'callee', 'system'] as const;
export type HungUpBy = (typeof HUNG_UP_BY)[number];

/** How waiting in a queue ended; `left`: the caller pressed the key that leads out of it. */
export const QUEUE_OUTCOMES = ['answered', 'abandoned', 'timed_out', 'no_agents', 'left'] as const;
export type QueueOutcome = (typeof QUEUE_OUTCOMES)[number];

/**
 * Why a call went on to somebody else: by an extension's rule before it rang (`forward`) or after
 * nobody took it there (`cascade`), by a person's hand (blind, attended, pickup, takeover, park), or by
 * what stands on its way.
 */
export const TRANSFER_REASONS = [
  'forward',
  'cascade',
  'blind',
  'attended',
  'pickup',
  'takeover',
  'park',
  'ring_group',
  'menu',
  'schedule',
  'queue',
  'service',
] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** The worse of both sides: MOS from 1 to 5, jitter in milliseconds, lost packets in per cent. */
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
  /** The caller stands on the block list. */
  blocked?: boolean;
  /** The caller left a message: a machine's answer is nobody's. */
  voicemail?: boolean;
  /** A feature code, or something of the PBX itself: nobody can miss it. */
  service?: boolean;
}

const BUSY = new Set([486, 600]);
const DECLINED = new Set([603, 607, 608]);
/** Timed out, temporarily unavailable, gone: somebody was called and did not take it. */
const NOT_TAKEN = new Set([408, 480, 487]);
const CALLER_WITHDREW = 487;

export function resultOf(facts: CallFacts): CallResult {
  const { direction, answered, rang, sipCode } = facts;
  if (facts.blocked) return 'rejected';
  if (answered) return 'answered';
  if (facts.service) return sipCode === CALLER_WITHDREW ? 'cancelled' : 'failed';
  if (facts.voicemail) return 'missed';
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
  | /** To an object of the PBX, `targetId` is its id. */ ({
      at: string;
      kind: 'transferred';
      reason: TransferReason;
      targetId?: string;
    } & JourneyParty)
  | { at: string; kind: 'group'; groupId: string; name?: string }
  | { at: string; kind: 'menu'; menuId: string; name?: string }
  | { at: string; kind: 'key'; menuId: string; digits: string }
  | { at: string; kind: 'menu_left'; menuId: string; outcome: 'timeout' | 'invalid' }
  | { at: string; kind: 'voicemail'; boxId: string; outcome: string; name?: string }
  | { at: string; kind: 'asked'; serviceId: string; outcome: string; name?: string }
  | { at: string; kind: 'announcement'; soundId: string; name?: string }
  | { at: string; kind: 'conference'; roomId: string; name?: string }
  | /** At whose phone, and where. */ ({ at: string; kind: 'parked'; place: string } & JourneyParty)
  | { at: string; kind: 'code'; code: string }
  | { at: string; kind: 'blocked' }
  | /** By a rule or a destination: `busy` or `hangup`. */ {
      at: string;
      kind: 'ended_by_rule';
      as: string;
    }
  | { at: string; kind: 'held' | 'resumed' }
  | { at: string; kind: 'queued'; queueId: string; name?: string }
  | {
      at: string;
      kind: 'queue_left';
      queueId: string;
      outcome: QueueOutcome;
      waitMs: number;
      agentId?: string;
      name?: string;
    }
  | /** By the caller, from 1 to 5. */ { at: string; kind: 'rated'; rating: number }
  | { at: string; kind: 'failed'; reason: string; sipCode: number }
  | { at: string; kind: 'ended'; by: HungUpBy; sipCode: number; cause: string };
