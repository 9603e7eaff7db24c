import {
  isMissedByTeam,
  resultOf,
  type CallDirection,
  type CallQuality,
  type CallResult,
  type HungUpBy,
  type JourneyStep,
  type QueueOutcome,
  type TransferReason,
} from '@/lib/calls/result';
import type { CallLeg, RecordSource } from './call-leg';
import { viewOf, type CallView, type People } from './call-view';
import { sipCodeOfCause } from './hangup-cause';
import { journeyOf } from './journey';

/** One row of the call log. Times are milliseconds since the epoch. */
export interface CallRow {
  id: string;
  tenantId: string;
  direction: CallDirection;
  result: CallResult;
  startedAt: number;
  answeredAt: number | null;
  endedAt: number;
  waitMs: number;
  talkMs: number;
  callerNumber: string;
  callerName: string | null;
  callerExtensionId: string | null;
  calledNumber: string;
  calledExtensionId: string | null;
  answeredExtensionId: string | null;
  numberId: string | null;
  hungUpBy: HungUpBy;
  sipCode: number;
  source: RecordSource;
  nodeId: string;
  legs: number;
  /** Ring groups and menus the call went through, each once, in the order of the first visit. */
  groupIds: string[];
  menuIds: string[];
  /** What was pressed in them, e.g. `2 14`; null: nothing. */
  menuKeys: string | null;
  /** The queue waited in last. */
  queueId: string | null;
  queueOutcome: QueueOutcome | null;
  queueWaitMs: number | null;
  /** Who answered in that queue. */
  agentId: string | null;
  /** Of the service, by the caller, 1 to 5. */
  rating: number | null;
  /** A recording was begun; whether there is a file yet, its own table says. */
  recorded: boolean;
  /** The caller left a message in a box. */
  voicemail: boolean;
  /** Why the call went on to somebody else, the last time: see TRANSFER_REASONS. */
  transferReason: TransferReason | null;
  quality: CallQuality | null;
  /** A feature code or something of the PBX itself was dialled: nobody can miss such a call. */
  service: boolean;
  /** Callers, not phones, and nobody who is blocked: see isMissedByTeam. */
  missedByTeam: boolean;
  journey: JourneyStep[];
}

/** What the caller heard; of a call to the outside, what the outside said. */
function sipCodeOf({ caller, callees, lead, answeredAt }: CallView): number {
  if (answeredAt !== undefined) return 200;
  const own = lead.answeredAt === undefined ? lead.sipCode : sipCodeOfCause(lead.cause);
  const outside = callees.at(-1);
  const withdrawn = own === 487;
  return caller?.direction === 'outbound' && outside && !withdrawn ? outside.sipCode : own;
}

function hungUpBy(view: CallView, result: CallResult): HungUpBy {
  const { caller, callees, answeredCallee } = view;
  const direct = caller?.endedBy;
  if (direct === 'caller' || direct === 'callee' || direct === 'system') return direct;
  if (direct === 'party') return 'caller';
  if (result === 'answered') {
    if (answeredCallee) return answeredCallee.endedBy === 'party' ? 'callee' : 'system';
    return caller?.cause === 'NORMAL_CLEARING' ? 'callee' : 'system';
  }
  if (!caller && callees.every((leg) => leg.cause === 'ORIGINATOR_CANCEL')) return 'caller';
  const refused = result === 'busy' || result === 'rejected';
  return refused && callees.some((leg) => leg.endedBy === 'party') ? 'callee' : 'system';
}

function calledNumberOf({ caller, callees, lead }: CallView): string {
  if (lead.direction !== 'outbound') return lead.dialed;
  const reached = [callees[0]?.destination, caller?.destination];
  // Dialled the national way, it left as E.164: the log then finds one number, however it was dialled.
  return reached.find((number) => number?.startsWith('+')) ?? lead.dialed;
}

/**
 * All legs of one call, in any order, repeated or not all there yet → its row. Pure: the same set
 * gives the same row, and all times are the switch's own. Throws on no legs at all.
 */
export function normaliseCall(legs: readonly CallLeg[], people: People): CallRow {
  const view = viewOf(legs);
  const { caller, callees, lead, answeredCallee, answeredAt } = view;
  const all = caller ? [caller, ...callees] : callees;
  const startedAt = caller?.startedAt ?? Math.min(...all.map((leg) => leg.startedAt));
  const endedAt = caller?.endedAt ?? Math.max(...all.map((leg) => leg.endedAt));
  const answered = answeredAt !== undefined;
  const sipCode = sipCodeOf(view);
  const rang = all.some((leg) => leg.ringingAt !== undefined);
  const result = resultOf({ direction: lead.direction, answered, rang, sipCode });
  const called = callees.find((leg) => leg.extensionId)?.extensionId ?? caller?.rungExtensionId;
  const row = {
    id: `call_${lead.callId}`,
    tenantId: lead.tenantId,
    direction: lead.direction,
    result,
    startedAt,
    answeredAt: answeredAt ?? null,
    endedAt,
    waitMs: Math.max(0, (answeredAt ?? endedAt) - startedAt),
    talkMs: answered ? Math.max(0, endedAt - answeredAt) : 0,
    callerNumber: lead.callerNumber,
    callerName: lead.callerName ?? people.get(caller?.extensionId ?? '')?.name ?? null,
    callerExtensionId: caller?.extensionId ?? null,
    calledNumber: calledNumberOf(view),
    calledExtensionId: called ?? null,
    answeredExtensionId: answered ? (answeredCallee?.extensionId ?? called ?? null) : null,
    numberId: all.find((leg) => leg.numberId)?.numberId ?? null,
    hungUpBy: hungUpBy(view, result),
    sipCode,
    source: lead.source,
    nodeId: lead.nodeId,
    legs: all.length,
    groupIds: [],
    menuIds: [],
    menuKeys: null,
    queueId: caller?.queue?.id ?? null,
    queueOutcome: null,
    queueWaitMs: null,
    agentId: null,
    rating: caller?.queue?.rating ?? null,
    recorded: false,
    voicemail: false,
    transferReason: null,
    quality: null,
    service: false,
    missedByTeam: isMissedByTeam({ direction: lead.direction, result }),
  };
  return { ...row, journey: journeyOf(view, row, people) };
}
