import type { EventHeaders } from './esl-framing';
import { callerIdOf, destinationOf, endpointOf, ownVariables, type Leg } from './leg';

export type Moment =
  | 'CHANNEL_CREATE'
  | 'CHANNEL_PROGRESS'
  | 'CHANNEL_ANSWER'
  | 'CHANNEL_BRIDGE'
  | 'CHANNEL_HANGUP_COMPLETE';

const STATES: Readonly<Record<Moment, { state: string; call: string; answer: string }>> = {
  CHANNEL_CREATE: { state: 'CS_INIT', call: 'DOWN', answer: 'ringing' },
  CHANNEL_PROGRESS: { state: 'CS_CONSUME_MEDIA', call: 'RINGING', answer: 'early' },
  CHANNEL_ANSWER: { state: 'CS_EXECUTE', call: 'ACTIVE', answer: 'answered' },
  CHANNEL_BRIDGE: { state: 'CS_EXCHANGE_MEDIA', call: 'ACTIVE', answer: 'answered' },
  CHANNEL_HANGUP_COMPLETE: { state: 'CS_REPORTING', call: 'HANGUP', answer: 'hangup' },
};

/** The headers of switch_channel_event_set_data that are of use to a listener. */
export function channelHeaders(leg: Leg, moment: Moment): EventHeaders {
  const { state, call, answer } = STATES[moment];
  const direction = leg.plan.role === 'caller' ? 'inbound' : 'outbound';
  const caller = callerIdOf(leg);
  const headers: Record<string, string> = {
    'Channel-State': state,
    'Channel-Call-State': call,
    'Channel-Name': endpointOf(leg),
    'Unique-ID': leg.uuid,
    'Call-Direction': direction,
    'Channel-Call-UUID': leg.callId,
    'Answer-State': answer,
    'Caller-Direction': direction,
    'Caller-Caller-ID-Name': caller.name,
    'Caller-Caller-ID-Number': caller.number,
    'Caller-Destination-Number': destinationOf(leg),
    'Caller-Unique-ID': leg.uuid,
    'Caller-Context': 'pbx',
    'Caller-Channel-Name': endpointOf(leg),
    'Caller-Channel-Created-Time': String(leg.createdUs),
    'Caller-Channel-Answered-Time': String(moment === 'CHANNEL_CREATE' ? 0 : (leg.answeredUs ?? 0)),
  };
  if (moment === 'CHANNEL_HANGUP_COMPLETE') {
    headers['Caller-Channel-Hangup-Time'] = String(leg.endedUs);
    headers['Hangup-Cause'] = leg.plan.cause;
  }
  for (const [name, value] of Object.entries(ownVariables(leg)))
    headers[`variable_${name}`] = value;
  return headers;
}
