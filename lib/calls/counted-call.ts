import type { CallDirection, CallResult, QueueOutcome } from './result';

/** What of a call decides where it is found and in which figures it counts. */
export interface CountedCall {
  id: string;
  tenantId: string;
  direction: CallDirection;
  result: CallResult;
  /** Milliseconds since the epoch. */
  startedAt: number;
  waitMs: number;
  talkMs: number;
  callerNumber: string;
  calledNumber: string;
  callerExtensionId: string | null;
  calledExtensionId: string | null;
  answeredExtensionId: string | null;
  numberId: string | null;
  groupIds: readonly string[];
  menuIds: readonly string[];
  queueId: string | null;
  queueOutcome: QueueOutcome | null;
  queueWaitMs: number | null;
  agentId: string | null;
  rating: number | null;
  recorded: boolean;
  service: boolean;
  missedByTeam: boolean;
}

/** Extensions that called, were called or answered, each once. */
export function extensionsOf(call: CountedCall): string[] {
  const ids = [call.callerExtensionId, call.calledExtensionId, call.answeredExtensionId];
  return [...new Set(ids.filter((id) => id !== null))];
}
