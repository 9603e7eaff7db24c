import type { CallDirection, HungUpBy } from '@/lib/calls/result';

export type RecordSource = 'freeswitch' | 'simulator' | 'kamailio';

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
  queue?: { id: string; enteredAt: number; rating: number | undefined } | undefined;
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
