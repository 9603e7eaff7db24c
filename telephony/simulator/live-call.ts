import { randomUUID } from 'node:crypto';
import type { ChannelRow } from './api-commands';
import { channelHeaders, type Moment } from './channel-event';
import type { EventHeaders } from './esl-framing';
import { callerIdOf, destinationOf, type Leg } from './leg';
import type { CallPlan, LegPlan } from './plan-call';

export interface LiveCallPorts {
  fire(name: string, headers: EventHeaders): void;
  writeRecord(leg: Leg): void;
  nowMs(): number;
  /** How many times faster than life. */
  speed: number;
  onEnd(): void;
}

interface Step {
  atMs: number;
  leg: Leg;
  moment: Moment;
}

function buildLeg(
  call: CallPlan,
  plan: LegPlan,
  uuid: string,
  callId: string,
  startMs: number,
  speed: number,
): Leg {
  const at = (ms: number): bigint =>
    BigInt(startMs) * 1000n + BigInt(Math.round((ms * 1000) / speed));
  const maybe = (ms: number | undefined): bigint | undefined =>
    ms === undefined ? undefined : at(ms);
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

function stepsOf(leg: Leg): Step[] {
  const { plan } = leg;
  const steps: Step[] = [{ atMs: plan.createdMs, leg, moment: 'CHANNEL_CREATE' }];
  if (plan.ringingMs !== undefined) {
    steps.push({ atMs: plan.ringingMs, leg, moment: 'CHANNEL_PROGRESS' });
  }
  if (plan.answeredMs !== undefined) {
    steps.push({ atMs: plan.answeredMs, leg, moment: 'CHANNEL_ANSWER' });
    if (plan.role === 'caller')
      steps.push({ atMs: plan.answeredMs, leg, moment: 'CHANNEL_BRIDGE' });
  }
  steps.push({ atMs: plan.endedMs, leg, moment: 'CHANNEL_HANGUP_COMPLETE' });
  return steps;
}

const CALL_STATES: Readonly<Record<Exclude<Moment, 'CHANNEL_HANGUP_COMPLETE'>, string>> = {
  CHANNEL_CREATE: 'DOWN',
  CHANNEL_PROGRESS: 'RINGING',
  CHANNEL_ANSWER: 'ACTIVE',
  CHANNEL_BRIDGE: 'ACTIVE',
};

/** Plays a plan: events at their times, a record of each leg when it ends. */
export class LiveCall {
  private readonly steps: Step[];
  private readonly startMs: number;
  private readonly open = new Map<string, { leg: Leg; callstate: string }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    plan: CallPlan,
    private readonly ports: LiveCallPorts,
  ) {
    this.startMs = ports.nowMs();
    const callId = randomUUID();
    const legs = plan.legs.map((leg, index) =>
      buildLeg(plan, leg, index === 0 ? callId : randomUUID(), callId, this.startMs, ports.speed),
    );
    // Stable sort: at the same moment the caller's leg goes first.
    this.steps = legs.flatMap(stepsOf).sort((a, b) => a.atMs - b.atMs);
  }

  start(): void {
    this.play();
  }

  has(uuid: string): boolean {
    return this.open.has(uuid);
  }

  rows(): ChannelRow[] {
    return [...this.open.values()].map(({ leg, callstate }) => ({
      uuid: leg.uuid,
      direction: leg.plan.role === 'caller' ? 'inbound' : 'outbound',
      createdSeconds: Number(leg.createdUs / 1_000_000n),
      state: callstate === 'ACTIVE' ? 'CS_EXECUTE' : 'CS_CONSUME_MEDIA',
      callstate,
      callerName: callerIdOf(leg).name,
      callerNumber: callerIdOf(leg).number,
      destination: destinationOf(leg),
      callId: leg.callId,
    }));
  }

  /** All legs end now: killing one side of a bridge ends the other (hangup_after_bridge). */
  end(cause: string): void {
    clearTimeout(this.timer);
    const nowUs = BigInt(this.ports.nowMs()) * 1000n;
    for (const { leg, callstate } of this.open.values()) {
      const answered = callstate === 'ACTIVE';
      const { role } = leg.plan;
      const cut: LegPlan['disposition'] = role === 'callee' ? 'send_cancel' : 'send_refuse';
      const plan: LegPlan = {
        ...leg.plan,
        cause,
        sipStatus: answered ? 200 : 487,
        disposition: answered ? 'send_bye' : cut,
      };
      this.finish({
        ...leg,
        plan,
        ringingUs: callstate === 'DOWN' ? undefined : leg.ringingUs,
        answeredUs: answered ? leg.answeredUs : undefined,
        endedUs: nowUs,
      });
    }
    this.ports.onEnd();
  }

  private play(): void {
    const elapsed = (this.ports.nowMs() - this.startMs) * this.ports.speed;
    while (this.steps[0] && this.steps[0].atMs <= elapsed) this.take(this.steps.shift()!);
    const next = this.steps[0];
    if (!next) {
      this.ports.onEnd();
      return;
    }
    const pause = Math.ceil((next.atMs - elapsed) / this.ports.speed);
    this.timer = setTimeout(() => this.play(), pause);
  }

  private take({ leg, moment }: Step): void {
    if (moment === 'CHANNEL_HANGUP_COMPLETE') {
      this.finish(leg);
      return;
    }
    this.open.set(leg.uuid, { leg, callstate: CALL_STATES[moment] });
    this.ports.fire(moment, channelHeaders(leg, moment));
  }

  private finish(leg: Leg): void {
    this.open.delete(leg.uuid);
    this.ports.fire('CHANNEL_HANGUP_COMPLETE', channelHeaders(leg, 'CHANNEL_HANGUP_COMPLETE'));
    this.ports.writeRecord(leg);
  }
}
