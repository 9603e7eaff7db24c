import { z } from 'zod';
import { CALL_DIRECTIONS } from '@/lib/calls/result';
import { RecordFault, type CallLeg } from './call-leg';
import { cleanText } from './clean-text';
import { leavingOf, storyFields, storyOf } from './freeswitch-story';
import { sipCodeOfCause } from './hangup-cause';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/);
const uuid = z.string().regex(/^[0-9a-f-]{36}$/i);
/** Microseconds since the epoch as text; "0": never. */
const uepoch = z.string().regex(/^[0-9]{1,17}$/);

const variables = z.object({
  uuid,
  pbx_tenant_id: id,
  pbx_call_id: uuid,
  pbx_leg: z.enum(['caller', 'callee']),
  pbx_direction: z.enum(CALL_DIRECTIONS).default('internal'),
  pbx_dialed: z.string().optional(),
  pbx_extension_id: id.optional(),
  'nolocal:pbx_extension_id': id.optional(),
  pbx_device_id: id.optional(),
  pbx_number_id: id.optional(),
  pbx_queue_id: id.optional(),
  pbx_rating: z.string().optional(),
  cc_queue_joined_epoch: z.string().optional(),
  ...storyFields,
  pbx_simulated: z.string().optional(),
  effective_caller_id_number: z.string().optional(),
  effective_caller_id_name: z.string().optional(),
  start_stamp: z.string().optional(),
  start_uepoch: uepoch,
  progress_uepoch: uepoch.default('0'),
  progress_media_uepoch: uepoch.default('0'),
  answer_uepoch: uepoch.default('0'),
  bridge_uepoch: uepoch.default('0'),
  end_uepoch: uepoch,
  hold_events: z.string().optional(),
  hangup_cause: z.string().max(64),
  sip_term_status: z.string().optional(),
  sip_invite_failure_status: z.string().optional(),
  sip_hangup_disposition: z.string().optional(),
});

type Variables = z.output<typeof variables>;

/** A record has hundreds of variables: the others are not even looked at. */
const NAMES = Object.keys(variables.shape);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const record = z.object({
  callStats: z.unknown(),
  variables: z.custom<Record<string, unknown>>(isObject, 'Must be an object.'),
  callflow: z
    .array(
      z.object({
        caller_profile: z.object({
          caller_id_number: z.string().optional(),
          caller_id_name: z.string().optional(),
          destination_number: z.string().optional(),
        }),
      }),
    )
    .min(1),
});

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * mod_json_cdr encodes the values of `variables` like a URL unless encode-values is false. A time
 * stamp has a blank in it, so it shows which.
 */
function decodedVariables(raw: Record<string, unknown>): Record<string, unknown> {
  const stamp = raw.start_stamp;
  const isEncoded = typeof stamp === 'string' && stamp.includes('%20');
  const known: Record<string, unknown> = {};
  for (const name of NAMES) {
    const value = raw[name];
    if (value === undefined) continue;
    known[name] = isEncoded && typeof value === 'string' ? decode(value) : value;
  }
  return known;
}

function milliseconds(us: string): number | undefined {
  return us === '0' ? undefined : Math.floor(Number(us) / 1000);
}

/** `{{on,off},{on,off}}` in microseconds; an "off" of 0: on hold until the end. */
function holdsOf(text: string | undefined, endedAt: number): CallLeg['holds'] {
  const pairs = [...(text ?? '').matchAll(/\{([0-9]+),([0-9]+)\}/g)];
  return pairs.map(([, on = '0', off = '0']) => ({
    from: milliseconds(on) ?? endedAt,
    to: milliseconds(off) ?? endedAt,
  }));
}

/** What this leg was told in the end: by the other side when that spoke SIP, else by the cause. */
function sipCodeOf(leg: Variables): number {
  if (leg.answer_uepoch !== '0') return 200;
  if (leg.pbx_leg === 'caller') return sipCodeOfCause(leg.hangup_cause);
  const told = Number(leg.sip_term_status ?? leg.sip_invite_failure_status);
  return told >= 300 && told <= 699 ? told : sipCodeOfCause(leg.hangup_cause);
}

/** mod_callcenter counts in seconds. */
function queueOf(leg: Variables, startedAt: number): CallLeg['queue'] {
  const entered = Number(leg.cc_queue_joined_epoch) * 1000;
  if (leg.pbx_leg !== 'caller' || !leg.pbx_queue_id || !(entered > 0)) return undefined;
  const rating = /^[1-5]$/.test(leg.pbx_rating ?? '') ? Number(leg.pbx_rating) : undefined;
  const enteredAt = Math.max(startedAt, entered);
  return { id: leg.pbx_queue_id, enteredAt, rating, ...leavingOf(leg) };
}

function parseJson(text: string): z.output<typeof record> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RecordFault('not_json', 'not JSON');
  }
  const result = record.safeParse(json);
  if (!result.success) throw new RecordFault('malformed', wordsOf(result.error));
  return result.data;
}

function wordsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}

function parseVariables(raw: Record<string, unknown>): Variables {
  const decoded = decodedVariables(raw);
  if (decoded.pbx_tenant_id === undefined) {
    throw new RecordFault('no_tenant', 'the leg belongs to no tenant');
  }
  const result = variables.safeParse(decoded);
  if (!result.success) throw new RecordFault('malformed', wordsOf(result.error));
  return result.data;
}

function callerOf(leg: Variables, profile: { caller_id_number?: string; caller_id_name?: string }) {
  // From outside the effective name has our prefix for the phones before it; the log keeps the caller's.
  const own = leg.pbx_leg === 'caller' && leg.pbx_direction !== 'inbound';
  const number =
    (own ? leg.effective_caller_id_number : undefined) ?? profile.caller_id_number ?? '';
  const given = (own ? leg.effective_caller_id_name : undefined) ?? profile.caller_id_name ?? '';
  const name = cleanText(given, 120);
  const callerNumber = cleanText(number, 64);
  return { callerNumber, callerName: name === '' || name === callerNumber ? undefined : name };
}

/**
 * One leg as mod_json_cdr writes it (switch_ivr_generate_json_cdr). Tenant, call and extension come
 * from our own channel variables, never from a caller's number. Throws RecordFault.
 */
export function parseFreeswitchRecord(text: string, nodeId: string): CallLeg {
  const { variables: raw, callflow, callStats } = parseJson(text);
  const leg = parseVariables(raw);
  // The first profile is the latest: a transfer adds one in front.
  const profile = callflow[0]!.caller_profile;
  const endedAt = milliseconds(leg.end_uepoch);
  const startedAt = milliseconds(leg.start_uepoch);
  if (endedAt === undefined || startedAt === undefined || endedAt < startedAt) {
    throw new RecordFault('malformed', 'end_uepoch: not after start_uepoch');
  }
  const times = {
    answeredAt: milliseconds(leg.answer_uepoch),
    bridgedAt: milliseconds(leg.bridge_uepoch),
  };
  const destination = cleanText(decode(profile.destination_number ?? ''), 64);
  return {
    id: leg.uuid,
    callId: leg.pbx_call_id,
    tenantId: leg.pbx_tenant_id,
    nodeId,
    source: leg.pbx_simulated === 'true' ? 'simulator' : 'freeswitch',
    role: leg.pbx_leg,
    direction: leg.pbx_direction,
    dialed: cleanText(leg.pbx_dialed ?? destination, 64),
    destination,
    ...callerOf(leg, profile),
    extensionId: leg.pbx_extension_id,
    rungExtensionId: leg['nolocal:pbx_extension_id'],
    deviceId: leg.pbx_device_id,
    numberId: leg.pbx_number_id,
    queue: queueOf(leg, startedAt),
    ...storyOf(leg, times, callStats),
    startedAt,
    ringingAt: milliseconds(leg.progress_uepoch) ?? milliseconds(leg.progress_media_uepoch),
    ...times,
    endedAt,
    holds: holdsOf(leg.hold_events, endedAt),
    endedBy: leg.sip_hangup_disposition?.startsWith('recv_') ? 'party' : 'other',
    cause: cleanText(leg.hangup_cause, 64),
    sipCode: sipCodeOf(leg),
  };
}
