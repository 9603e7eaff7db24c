import { z } from 'zod';
import { RecordFault, type CallLeg } from './call-leg';
import { cleanText } from './clean-text';

/** One row of Kamailio's `cdrs` (prisma/kamailio): a call it connected itself. Times in milliseconds. */
export const kamailioRow = z.object({
  record_id: z.string().regex(/^[0-9A-Za-z-]{1,36}$/),
  tenant_id: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
  caller_device_id: z.string().max(64),
  caller_extension_id: z.string().max(64),
  caller_number: z.string(),
  dialed_number: z.string(),
  callee_extension_id: z.string().max(64),
  answered_device: z.string(),
  started_at_ms: z.coerce.number().int().positive(),
  answered_at_ms: z.coerce.number().int().positive().nullable(),
  ended_at_ms: z.coerce.number().int().positive(),
  sip_code: z.coerce.number().int().min(100).max(699),
  sip_reason: z.string(),
  hangup_by: z.enum(['caller', 'callee', 'system']),
});

export type KamailioRow = z.output<typeof kamailioRow>;

const WITHDRAWN = 487;
/** A branch was sent out and nobody refused at once: a phone rang. */
const RANG = new Set([200, 408, WITHDRAWN]);

/** Q.850 in the words of the other switch, so that a log has one language. */
const CAUSES: Readonly<Record<number, string>> = {
  200: 'NORMAL_CLEARING',
  404: 'UNALLOCATED_NUMBER',
  408: 'NO_ANSWER',
  480: 'SUBSCRIBER_ABSENT',
  486: 'USER_BUSY',
  487: 'ORIGINATOR_CANCEL',
  600: 'USER_BUSY',
  603: 'CALL_REJECTED',
};

function sipCodeOf(row: KamailioRow): number {
  if (row.answered_at_ms !== null) return 200;
  return row.hangup_by === 'caller' ? WITHDRAWN : row.sip_code;
}

/** The raw text that is kept of a row. Throws RecordFault when it is none. */
export function writeKamailioRecord(row: unknown): { text: string; row: KamailioRow } {
  const result = kamailioRow.safeParse(row);
  if (!result.success) {
    const words = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new RecordFault('malformed', words.join('; '));
  }
  return { text: JSON.stringify(result.data), row: result.data };
}

function partiesOf(row: KamailioRow): { base: Omit<CallLeg, 'id' | 'role'>; rang: boolean } {
  const sipCode = sipCodeOf(row);
  const base = {
    callId: row.record_id,
    tenantId: row.tenant_id,
    source: 'kamailio' as const,
    direction: 'internal' as const,
    dialed: cleanText(row.dialed_number, 64),
    destination: cleanText(row.dialed_number, 64),
    callerNumber: cleanText(row.caller_number, 64),
    callerName: undefined,
    extensionId: undefined,
    rungExtensionId: row.callee_extension_id || undefined,
    deviceId: undefined,
    numberId: undefined,
    nodeId: '',
    startedAt: row.started_at_ms,
    ringingAt: undefined,
    answeredAt: row.answered_at_ms ?? undefined,
    bridgedAt: row.answered_at_ms ?? undefined,
    // Two clocks of one machine that was set back between them: no call ends before it began.
    endedAt: Math.max(row.ended_at_ms, row.answered_at_ms ?? 0, row.started_at_ms),
    holds: [],
    endedBy: row.hangup_by,
    cause: CAUSES[sipCode] ?? 'NORMAL_UNSPECIFIED',
    sipCode,
  };
  return { base, rang: row.callee_extension_id !== '' && RANG.has(sipCode) };
}

/** Both sides of a direct call; only the caller's when nobody could be rung. Throws RecordFault. */
export function parseKamailioRecord(text: string, nodeId: string): CallLeg[] {
  const { row } = writeKamailioRecord(JSON.parse(text));
  const { base, rang } = partiesOf(row);
  const caller: CallLeg = {
    ...base,
    nodeId,
    id: row.record_id,
    role: 'caller',
    extensionId: row.caller_extension_id || undefined,
    deviceId: row.caller_device_id || undefined,
  };
  if (row.callee_extension_id === '') return [caller];
  const callee: CallLeg = {
    ...base,
    nodeId,
    id: `${row.record_id}-callee`,
    role: 'callee',
    extensionId: row.callee_extension_id,
    // Kamailio does not note the first 18x: it rang from when the call was sent out.
    ringingAt: rang ? row.started_at_ms : undefined,
  };
  return [caller, callee];
}
