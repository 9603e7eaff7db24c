import { callerIdOf, destinationOf, endpointOf, ownVariables, type Leg } from './leg';

/** Q.850 numbers of the causes that are made up (switch_types.h). */
const Q850: Readonly<Record<string, string>> = {
  UNALLOCATED_NUMBER: '1',
  NORMAL_CLEARING: '16',
  USER_BUSY: '17',
  NO_ANSWER: '19',
  CALL_REJECTED: '21',
  ORIGINATOR_CANCEL: '487',
  LOSE_RACE: '502',
  MANAGER_REQUEST: '503',
};

function stamp(us: bigint): string {
  return new Date(Number(us / 1000n)).toISOString().slice(0, 19).replace('T', ' ');
}

/** The `…_stamp`, `…_epoch` and `…_uepoch` of switch_channel_set_timestamps; 0 when it never was. */
function times(name: string, us: bigint | undefined): Record<string, string> {
  const at = us ?? 0n;
  return {
    ...(us === undefined ? {} : { [`${name}_stamp`]: stamp(us) }),
    [`${name}_epoch`]: String(at / 1_000_000n),
    [`${name}_uepoch`]: String(at),
  };
}

function durations(leg: Leg): Record<string, string> {
  const all = leg.endedUs - leg.createdUs;
  const billed = leg.answeredUs === undefined ? 0n : leg.endedUs - leg.answeredUs;
  return {
    duration: String(all / 1_000_000n),
    billsec: String(billed / 1_000_000n),
    mduration: String(all / 1000n),
    billmsec: String(billed / 1000n),
    uduration: String(all),
    billusec: String(billed),
  };
}

function variables(leg: Leg): Record<string, string> {
  const { plan } = leg;
  const caller = callerIdOf(leg);
  const refused = plan.sipStatus >= 400;
  return {
    direction: plan.role === 'caller' ? 'inbound' : 'outbound',
    uuid: leg.uuid,
    call_uuid: leg.callId,
    channel_name: endpointOf(leg),
    ...ownVariables(leg),
    ...(plan.role === 'caller'
      ? { effective_caller_id_name: caller.name, effective_caller_id_number: caller.number }
      : { originator: leg.callId }),
    sip_term_status: String(plan.sipStatus),
    ...(refused ? { sip_invite_failure_status: String(plan.sipStatus) } : {}),
    ...(refused ? { proto_specific_hangup_cause: `sip:${plan.sipStatus}` } : {}),
    sip_hangup_disposition: plan.disposition,
    hangup_cause: plan.cause,
    hangup_cause_q850: Q850[plan.cause] ?? '16',
    digits_dialed: 'none',
    ...times('start', leg.createdUs),
    ...times('profile_start', leg.createdUs),
    ...times('answer', leg.answeredUs),
    ...times('bridge', leg.answeredUs),
    ...times('progress', leg.ringingUs),
    ...times('progress_media', undefined),
    ...times('end', leg.endedUs),
    hold_accum_seconds: '0',
    hold_accum_usec: '0',
    hold_accum_ms: '0',
    caller_id: `"${caller.name}" <${caller.number}>`,
    ...durations(leg),
  };
}

function callflow(leg: Leg): unknown {
  const caller = callerIdOf(leg);
  return {
    dialplan: 'XML',
    profile_index: '1',
    caller_profile: {
      username: caller.number,
      dialplan: 'XML',
      caller_id_name: caller.name,
      ani: caller.number,
      aniii: '',
      caller_id_number: caller.number,
      network_addr: '127.0.0.1',
      rdnis: '',
      destination_number: destinationOf(leg),
      uuid: leg.uuid,
      source: 'mod_sofia',
      context: 'pbx',
      chan_name: endpointOf(leg),
    },
    times: {
      created_time: String(leg.createdUs),
      profile_created_time: String(leg.createdUs),
      progress_time: String(leg.ringingUs ?? 0n),
      progress_media_time: '0',
      answered_time: String(leg.answeredUs ?? 0n),
      bridged_time: String(leg.answeredUs ?? 0n),
      last_hold_time: '0',
      hold_accum_time: '0',
      hangup_time: String(leg.endedUs),
      resurrect_time: '0',
      transfer_time: '0',
    },
  };
}

/** One leg as mod_json_cdr writes it with encode-values=false (switch_ivr_generate_json_cdr). */
export function renderCdr(leg: Leg, coreUuid: string, nodeName: string): string {
  return JSON.stringify({
    'core-uuid': coreUuid,
    switchname: nodeName,
    channel_data: {
      state: 'CS_REPORTING',
      direction: leg.plan.role === 'caller' ? 'inbound' : 'outbound',
      state_number: '11',
      flags: '0=1;1=1;40=1',
      caps: '1=1;2=1;3=1;4=1;5=1;6=1',
    },
    callStats: {},
    variables: variables(leg),
    callflow: [callflow(leg)],
  });
}
