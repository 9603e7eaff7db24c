import type { CallDirection, CallQuality, HungUpBy, QueueOutcome } from '@/lib/calls/result';
import type { TrackEntry } from './track';

export type RecordSource = 'freeswitch' | 'simulator' | 'kamailio';

/** Count up when a reader makes something else of a record: stored facts are then read anew. */
export const FACTS_VERSION = 1;

/**
 * One side of a call, whoever wrote it down. Times are milliseconds since the epoch by the clock of
 * the node; undefined: it did not come to that.
 */
export interface CallLeg {
  id: string;
  callId: string;
  tenantId: string;
  nodeId: string;
  source: RecordSource;
  role: 'caller' | 'callee';
  direction: CallDirection;
  /** What the caller dialled first. */
  dialed: string;
  /** Where the leg went: the number reached last for a caller, the device or number for a callee. */
  destination: string;
  callerNumber: string;
  callerName: string | undefined;
  extensionId: string | undefined;
  /** Of a caller's leg: the extension that was rung from it last. */
  rungExtensionId: string | undefined;
  deviceId: string | undefined;
  numberId: string | undefined;
  /** Of a caller's leg: the queue waited in last, and how the caller rated the service, 1 to 5. */
  queue?:
    | {
        id: string;
        enteredAt: number;
        rating: number | undefined;
        outcome?: QueueOutcome | undefined;
        agentId?: string | undefined;
      }
    | undefined;
  /** Where the call went while this leg was its way; of records that tell it. */
  track?: readonly TrackEntry[];
  /** A phone that reached for a call by a code: how it came to be this call's leg. */
  taken?: 'pickup' | 'park' | 'takeover' | undefined;
  /** Joined with another channel than the one it rang or dialled. */
  joined?: readonly { at: number; uuid: string }[];
  /** Ring group and menu of the call when this leg was called, should the caller's leg never come. */
  groupId?: string | undefined;
  menuId?: string | undefined;
  recorded?: boolean;
  quality?: CallQuality | undefined;
  startedAt: number;
  ringingAt: number | undefined;
  answeredAt: number | undefined;
  /** Joined with another leg: an answer without it was given by a machine. */
  bridgedAt: number | undefined;
  endedAt: number;
  holds: { from: number; to: number }[];
  /** Who ended this leg, seen from it: its own party, or the call behind it. */
  endedBy: 'party' | 'other' | HungUpBy;
  /** Cause by Q.850 in FreeSWITCH's words, e.g. USER_BUSY. */
  cause: string;
  /** Final SIP answer of this leg. */
  sipCode: number;
}

/** A record that cannot be one of ours; the words are for the operator. */
export class RecordFault extends Error {
  constructor(
    readonly code: 'not_json' | 'malformed' | 'no_tenant',
    words: string,
  ) {
    super(words);
    this.name = 'RecordFault';
  }
}
