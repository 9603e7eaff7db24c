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
import { storyOf, takenAt, type CallStory } from './call-story';
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
  /** The caller stands on the block list. */
  blocked: boolean;
  /** Callers, not phones, and nobody who is blocked: see isMissedByTeam. */
  missedByTeam: boolean;
  journey: JourneyStep[];
}

/** The caller hung up on what a machine said. */
const gaveUp = ({ caller, answeredAt }: CallView): boolean =>
  answeredAt === undefined && caller?.answeredAt !== undefined && caller.endedBy === 'party';

const WITHDRAWN = 487;

/** What the caller heard; of a call to the outside, what the outside said. */
function sipCodeOf(view: CallView): number {
  const { caller, callees, lead, answeredAt } = view;
  if (answeredAt !== undefined) return 200;
  if (gaveUp(view)) return WITHDRAWN;
  const own = lead.answeredAt === undefined ? lead.sipCode : sipCodeOfCause(lead.cause);
  const outside = callees.at(-1);
  const withdrawn = own === WITHDRAWN;
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

/** A conference is people, and of a code the PBX itself is who was called. */
function answerOf(view: CallView, story: CallStory): number | undefined {
  const { caller, answeredAt } = view;
  return answeredAt ?? story.roomAt ?? (story.service ? caller?.answeredAt : undefined);
}

function timesOf({ caller, callees, answeredAt }: CallView) {
  const all = caller ? [caller, ...callees] : callees;
  const last = Math.max(...all.map((leg) => leg.endedAt));
  // Parked or taken over, the call goes on without who began it.
  const goesOn = callees.some((leg) => takenAt(leg) !== undefined && leg.taken !== 'pickup');
  const startedAt = caller?.startedAt ?? Math.min(...all.map((leg) => leg.startedAt));
  const endedAt = caller && !goesOn ? caller.endedAt : last;
  return {
    startedAt,
    answeredAt: answeredAt ?? null,
    endedAt,
    waitMs: Math.max(0, (answeredAt ?? endedAt) - startedAt),
    talkMs: answeredAt === undefined ? 0 : Math.max(0, endedAt - answeredAt),
  };
}

function resultFields(view: CallView, story: CallStory, sipCode: number) {
  const { caller, callees, lead, answeredAt } = view;
  const { service, blocked, voicemail } = story;
  const all = caller ? [caller, ...callees] : callees;
  // A queue is somebody to be reached, also while none of its phones rings.
  const rang = story.queues.length > 0 || all.some((leg) => leg.ringingAt !== undefined);
  const direction = service ? 'internal' : lead.direction;
  const answered = answeredAt !== undefined;
  const facts = { direction, answered, rang, sipCode, blocked, voicemail, service };
  const result = resultOf(facts);
  return {
    direction,
    result,
    service,
    voicemail,
    blocked,
    missedByTeam: isMissedByTeam({ direction, result, blocked }),
    legs: all.length,
  };
}

function peopleFields(view: CallView, people: People) {
  const { caller, callees, lead, answeredCallee, answeredAt } = view;
  const called = callees.find((leg) => leg.extensionId && leg.taken === undefined);
  const calledId = called?.extensionId ?? caller?.rungExtensionId;
  const numbered = caller?.numberId ? caller : callees.find((leg) => leg.numberId);
  return {
    callerNumber: lead.callerNumber,
    callerName: lead.callerName ?? people.get(caller?.extensionId ?? '')?.name ?? null,
    callerExtensionId: caller?.extensionId ?? null,
    calledNumber: calledNumberOf(view),
    calledExtensionId: calledId ?? null,
    answeredExtensionId:
      answeredAt === undefined ? null : (answeredCallee?.extensionId ?? calledId ?? null),
    numberId: numbered?.numberId ?? null,
  };
}

function storyFields({ caller, callees, answeredAt }: CallView, story: CallStory) {
  const { groupIds, menuIds, menuKeys, quality } = story;
  const queue = story.queues.at(-1);
  const all = caller ? [caller, ...callees] : callees;
  return {
    groupIds,
    menuIds,
    menuKeys,
    queueId: queue?.id ?? null,
    queueOutcome: queue?.outcome ?? null,
    queueWaitMs: queue?.leftAt === undefined ? null : Math.max(0, queue.leftAt - queue.enteredAt),
    agentId: queue?.agentId ?? null,
    rating: caller?.queue?.rating ?? null,
    // Only what two people say is written: a call that nobody took leaves no file.
    recorded: answeredAt !== undefined && all.some((leg) => leg.recorded),
    transferReason: story.transfers.at(-1)?.reason ?? null,
    quality,
  };
}

/**
 * All legs of one call, in any order, repeated or not all there yet → its row. Pure: the same set
 * gives the same row, and all times are the switch's own. Throws on no legs at all.
 */
export function normaliseCall(legs: readonly CallLeg[], people: People): CallRow {
  const known = viewOf(legs);
  const story = storyOf(known);
  const view = { ...known, answeredAt: answerOf(known, story) };
  const { lead } = view;
  const sipCode = sipCodeOf(view);
  const became = resultFields(view, story, sipCode);
  const row = {
    id: `call_${lead.callId}`,
    tenantId: lead.tenantId,
    ...became,
    ...timesOf(view),
    ...peopleFields(view, people),
    hungUpBy: hungUpBy(view, became.result),
    sipCode,
    source: lead.source,
    nodeId: lead.nodeId,
    ...storyFields(view, story),
  };
  return { ...row, journey: journeyOf(view, row, story, people) };
}
