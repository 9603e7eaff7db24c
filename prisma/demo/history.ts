import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { renderCdr } from '@/telephony/simulator/cdr';
import { busyFactor } from '@/telephony/simulator/hours';
import type { Leg } from '@/telephony/simulator/leg';
import { planCall, type CallPlan, type LegPlan } from '@/telephony/simulator/plan-call';
import { Random } from '@/telephony/simulator/random';
import type { SimDomain } from '@/telephony/simulator/world';

const HOUR_MS = 3_600_000;
const DAYS = 14;
const CALLS_AN_HOUR = 8;
/** The same every time: a demonstration should not surprise whoever gives it. */
const SEED = 20_261_123;

function legOf(call: CallPlan, plan: LegPlan, uuid: string, callId: string, startMs: number): Leg {
  const at = (ms: number): bigint => BigInt(Math.round(startMs + ms)) * 1000n;
  const maybe = (ms: number | undefined) => (ms === undefined ? undefined : at(ms));
  return {
    uuid,
    callId,
    plan,
    call,
    createdUs: at(plan.createdMs),
    ringingUs: maybe(plan.ringingMs),
    answeredUs: maybe(plan.answeredMs),
    endedUs: at(plan.endedMs),
  };
}

function legsOf(call: CallPlan, startMs: number): Leg[] {
  const callId = randomUUID();
  return call.legs.map((plan, index) =>
    legOf(call, plan, index === 0 ? callId : randomUUID(), callId, startMs),
  );
}

/** Made-up legs of calls that ended before `nowMs`, busier by day than by night. */
export function pastLegs(domains: readonly SimDomain[], nowMs: number): Leg[] {
  const random = new Random(SEED);
  const legs: Leg[] = [];
  for (let hour = nowMs - DAYS * 24 * HOUR_MS; hour < nowMs; hour += HOUR_MS) {
    const calls = Math.round(CALLS_AN_HOUR * busyFactor(new Date(hour)) * (0.5 + random.next()));
    for (let count = 0; count < calls; count += 1) {
      const plan = planCall(domains, random);
      if (!plan) return legs;
      const made = legsOf(plan, hour + random.next() * HOUR_MS);
      if (made.every(({ endedUs }) => endedUs < BigInt(nowMs) * 1000n)) legs.push(...made);
    }
  }
  return legs;
}

/**
 * Leaves the records where a media node leaves them: from there they take the way of every record.
 * They carry the mark of the simulator, and the call log says so.
 */
export function writePastCalls(
  domains: readonly SimDomain[],
  node: { id: string; recordDirectory: string },
  nowMs: number,
): number {
  const legs = pastLegs(domains, nowMs);
  const coreUuid = randomUUID();
  mkdirSync(node.recordDirectory, { recursive: true });
  for (const leg of legs) {
    const path = join(node.recordDirectory, `${leg.uuid}.cdr.json`);
    writeFileSync(path, renderCdr(leg, coreUuid, node.id));
  }
  return new Set(legs.map(({ callId }) => callId)).size;
}
