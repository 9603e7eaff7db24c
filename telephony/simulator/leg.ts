import type { CallPlan, LegPlan } from './plan-call';

/** A channel that exists: the plan with its names and its times on the clock. */
export interface Leg {
  uuid: string;
  callId: string;
  plan: LegPlan;
  call: CallPlan;
  /** Microseconds since the epoch, as the switch keeps them; undefined: it did not come to that. */
  createdUs: bigint;
  ringingUs: bigint | undefined;
  answeredUs: bigint | undefined;
  endedUs: bigint;
}

export function endpointOf(leg: Leg): string {
  const { call, plan } = leg;
  const user =
    plan.role === 'callee' ? (plan.device?.username ?? call.destination) : call.callerNumber;
  return `sofia/internal/${user}@${call.domain.domain}`;
}

/** What our dialplan puts on every leg (scripts/pbx-arrival.lua). */
export function ownVariables(leg: Leg): Record<string, string> {
  const { call, plan } = leg;
  const { domain } = call;
  return {
    pbx_tenant_id: domain.tenantId,
    pbx_domain: domain.domain,
    pbx_call_id: leg.callId,
    pbx_leg: plan.role,
    pbx_direction: call.direction,
    pbx_dialed: call.dialed,
    ...(plan.extension ? { pbx_extension_id: plan.extension.id } : {}),
    ...(plan.device ? { pbx_device_id: plan.device.id } : {}),
    ...(call.numberId ? { pbx_number_id: call.numberId } : {}),
    pbx_simulated: 'true',
  };
}

export function callerIdOf(leg: Leg): { name: string; number: string } {
  return { name: leg.call.callerName, number: leg.call.callerNumber };
}

/** What the leg itself was sent to: a device for a callee, the last thing dialled for the caller. */
export function destinationOf(leg: Leg): string {
  if (leg.plan.role === 'callee') return leg.plan.device?.username ?? leg.call.destination;
  return leg.call.destination;
}
