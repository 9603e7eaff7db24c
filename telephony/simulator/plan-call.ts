import type { Random } from './random';
import type { SimDevice, SimDomain, SimExtension } from './world';

/** One channel of a made-up call. Times are milliseconds after the call's beginning. */
export interface LegPlan {
  role: 'caller' | 'callee';
  extension: SimExtension | undefined;
  device: SimDevice | undefined;
  createdMs: number;
  ringingMs: number | undefined;
  answeredMs: number | undefined;
  endedMs: number;
  /** Q.850 by FreeSWITCH's name. */
  cause: string;
  sipStatus: number;
  /** Who sent the last request: sofia's sip_hangup_disposition. */
  disposition:
    'send_bye' | 'recv_bye' | 'send_cancel' | 'recv_cancel' | 'send_refuse' | 'recv_refuse';
}

export interface CallPlan {
  domain: SimDomain;
  direction: 'internal' | 'inbound' | 'outbound';
  callerNumber: string;
  callerName: string;
  /** What was dialled first. */
  dialed: string;
  /** Where the call stood in the end: the extension's number, or the number outside. */
  destination: string;
  numberId: string | undefined;
  /** The caller's leg first. */
  legs: LegPlan[];
}

type Fate = 'answered' | 'timeout' | 'gaveUp' | 'busy' | 'declined' | 'unknown';

const FATES: Readonly<Record<CallPlan['direction'], Readonly<Record<Fate, number>>>> = {
  internal: { answered: 72, timeout: 9, gaveUp: 9, busy: 7, declined: 3, unknown: 0 },
  inbound: { answered: 76, timeout: 5, gaveUp: 14, busy: 3, declined: 2, unknown: 0 },
  outbound: { answered: 74, timeout: 6, gaveUp: 9, busy: 7, declined: 1, unknown: 3 },
};

/** Numbers kept free for films and manuals by the German and British regulators: nobody is rung. */
function outsideNumber(random: Random): string {
  // The square prefers the low ones: some people call again and again.
  const which = Math.floor(random.next() ** 2 * 60);
  if (which % 5 === 4) return `+442079460${String(100 + which).padStart(3, '0')}`;
  return `+493023125${String(which).padStart(3, '0')}`;
}

interface Outcome {
  cause: string;
  status: number;
  caller: LegPlan['disposition'];
  callee: LegPlan['disposition'];
}

const UNANSWERED: Readonly<Record<Exclude<Fate, 'answered'>, Outcome>> = {
  timeout: {
    cause: 'NO_ANSWER',
    status: 480,
    caller: 'send_refuse',
    callee: 'send_cancel',
  },
  gaveUp: { cause: 'ORIGINATOR_CANCEL', status: 487, caller: 'recv_cancel', callee: 'send_cancel' },
  busy: { cause: 'USER_BUSY', status: 486, caller: 'send_refuse', callee: 'recv_refuse' },
  declined: { cause: 'CALL_REJECTED', status: 603, caller: 'send_refuse', callee: 'recv_refuse' },
  unknown: {
    cause: 'UNALLOCATED_NUMBER',
    status: 404,
    caller: 'send_refuse',
    callee: 'recv_refuse',
  },
};

interface Timeline {
  ringingMs: number | undefined;
  answeredMs: number | undefined;
  endedMs: number;
}

function timeline(fate: Fate, ringTimeoutMs: number, random: Random): Timeline {
  const ringingMs = random.between(60, 350);
  const rang = random.logNormal(6_000, 0.6, 800, ringTimeoutMs - 500);
  switch (fate) {
    case 'answered': {
      const answeredMs = ringingMs + rang;
      const talk = random.logNormal(85_000, 1, 2_500, 2_400_000);
      return { ringingMs, answeredMs, endedMs: answeredMs + talk };
    }
    case 'timeout':
      return { ringingMs, answeredMs: undefined, endedMs: ringTimeoutMs };
    case 'gaveUp':
    case 'declined':
      return { ringingMs, answeredMs: undefined, endedMs: ringingMs + rang };
    case 'busy':
    case 'unknown':
      return { ringingMs: undefined, answeredMs: undefined, endedMs: ringingMs };
  }
}

type Party = Pick<LegPlan, 'extension' | 'device'>;

function answeredLegs(caller: Party, callees: Party[], times: Timeline, random: Random): LegPlan[] {
  const callerEnds = random.next() < 0.55;
  const winner = Math.floor(random.next() * callees.length);
  const talking = { cause: 'NORMAL_CLEARING', sipStatus: 200, ...times };
  const callerLeg: LegPlan = {
    ...caller,
    ...talking,
    role: 'caller',
    createdMs: 0,
    disposition: callerEnds ? 'recv_bye' : 'send_bye',
  };
  const calleeLegs = callees.map((callee, index): LegPlan => {
    const base = { ...callee, role: 'callee' as const, createdMs: 15 };
    if (index === winner) {
      return { ...base, ...talking, disposition: callerEnds ? 'send_bye' : 'recv_bye' };
    }
    return {
      ...base,
      ringingMs: times.ringingMs,
      answeredMs: undefined,
      endedMs: times.answeredMs ?? times.endedMs,
      cause: 'LOSE_RACE',
      sipStatus: 487,
      disposition: 'send_cancel',
    };
  });
  return [callerLeg, ...calleeLegs];
}

function unansweredLegs(
  fate: Exclude<Fate, 'answered'>,
  caller: Party,
  callees: Party[],
  times: Timeline,
): LegPlan[] {
  const outcome = UNANSWERED[fate];
  const legs = [caller, ...callees].map((party, index): LegPlan => {
    const role = index === 0 ? 'caller' : 'callee';
    return {
      ...party,
      ...times,
      role,
      createdMs: index === 0 ? 0 : 15,
      cause: outcome.cause,
      sipStatus: role === 'callee' && outcome.callee === 'send_cancel' ? 487 : outcome.status,
      disposition: outcome[role],
    };
  });
  return legs;
}

function inside(extension: SimExtension, random: Random): Party {
  return { extension, device: random.pick(extension.devices) };
}

const OUTSIDE: Party = { extension: undefined, device: undefined };

type Parties = Omit<CallPlan, 'legs' | 'domain' | 'direction'> & {
  caller: Party;
  callees: Party[];
  ringTimeoutMs: number;
};

function everyDevice(extension: SimExtension): Party[] {
  return extension.devices.map((device) => ({ extension, device }));
}

function partiesOf(direction: CallPlan['direction'], domain: SimDomain, random: Random): Parties {
  const from = random.pick(domain.extensions);
  if (direction === 'outbound') {
    const dialed = outsideNumber(random);
    return {
      callerNumber: from.outboundNumber ?? domain.numbers[0]?.e164 ?? from.number,
      callerName: from.name,
      dialed,
      destination: dialed,
      numberId: undefined,
      caller: inside(from, random),
      callees: [OUTSIDE],
      ringTimeoutMs: 60_000,
    };
  }
  const number = direction === 'inbound' ? random.pick(domain.numbers) : undefined;
  const others = domain.extensions.filter((extension) => extension !== from);
  const to = number
    ? domain.extensions.find((extension) => extension.number === number.leadsTo)!
    : random.pick(others);
  const outside = number ? outsideNumber(random) : undefined;
  return {
    callerNumber: outside ?? from.number,
    callerName: outside ?? from.name,
    dialed: number?.e164 ?? to.number,
    destination: to.number,
    numberId: number?.id,
    caller: outside ? OUTSIDE : inside(from, random),
    callees: everyDevice(to),
    ringTimeoutMs: to.ringTimeoutSeconds * 1000,
  };
}

/** Undefined when nobody in any PBX could call anybody. Pure: all chance comes from `random`. */
export function planCall(domains: readonly SimDomain[], random: Random): CallPlan | undefined {
  const busy = domains.filter((one) => one.extensions.length > 1 || one.numbers.length > 0);
  if (busy.length === 0) return undefined;
  const domain = random.pick(busy);
  const direction = random.weighted({
    internal: domain.extensions.length > 1 ? 30 : 0,
    inbound: domain.numbers.length > 0 ? 45 : 0,
    outbound: domain.numbers.length > 0 ? 25 : 0,
  });
  const { caller, callees, ringTimeoutMs, ...described } = partiesOf(direction, domain, random);
  const fate = random.weighted(FATES[direction]);
  const times = timeline(fate, ringTimeoutMs, random);
  const legs =
    fate === 'answered'
      ? answeredLegs(caller, callees, times, random)
      : unansweredLegs(fate, caller, callees, times);
  return { ...described, domain, direction, legs };
}
