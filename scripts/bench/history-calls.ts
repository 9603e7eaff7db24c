import { isMissedByTeam, type JourneyStep } from '@/lib/calls/result';
import type { CallRow } from '@/telephony/records/normalise';
import type { Random } from './history-random';
import type { HistoryTenant } from './history-world';

const SECOND_MS = 1000;

type Way = 'extension' | 'group' | 'queue' | 'menu';
const WAYS: Record<Way, number> = { extension: 20, group: 30, queue: 35, menu: 15 };
const ENDS = { answered: 78, missed: 13, busy: 3, rejected: 2, cancelled: 2, failed: 2 };
const CODES = { answered: 200, missed: 480, busy: 486, rejected: 603, cancelled: 487, failed: 404 };

function blank(random: Random, tenant: HistoryTenant, at: number): CallRow {
  const result = random.weighted(ENDS);
  const waitMs = random.around(9 * SECOND_MS, 0.8);
  const talkMs = result === 'answered' ? random.around(110 * SECOND_MS, 1.1) : 0;
  return {
    ...{ id: `call_${random.uuid()}`, tenantId: tenant.id, direction: 'internal', result },
    ...{ startedAt: at, answeredAt: result === 'answered' ? at + waitMs : null, waitMs, talkMs },
    ...{ endedAt: at + waitMs + talkMs, callerNumber: '', callerName: null, calledNumber: '' },
    ...{ callerExtensionId: null, calledExtensionId: null, answeredExtensionId: null },
    ...{ numberId: null, hungUpBy: random.chance(0.5) ? 'caller' : 'callee' },
    ...{ sipCode: CODES[result], source: 'freeswitch', nodeId: 'node_1', legs: 2 },
    ...{ groupIds: [], menuIds: [], menuKeys: null, queueId: null, queueOutcome: null },
    ...{ queueWaitMs: null, agentId: null, rating: null, voicemail: false, transferReason: null },
    recorded: result === 'answered' && random.chance(0.3),
    quality: { mos: 4.1 + random.below(4) / 10, jitterMs: random.below(20), lossPercent: 0 },
    ...{ service: false, blocked: false, missedByTeam: false, journey: [] },
  };
}

function throughQueue(random: Random, tenant: HistoryTenant, call: CallRow): void {
  const { agents } = tenant;
  call.queueId = random.often(tenant.queues);
  call.queueWaitMs = Math.min(call.waitMs, random.around(20 * SECOND_MS, 1));
  const lost = random.pick(['abandoned', 'abandoned', 'timed_out', 'no_agents', 'left'] as const);
  call.queueOutcome = call.result === 'answered' ? 'answered' : lost;
  if (call.result !== 'answered') return;
  const agent = random.often(agents);
  call.agentId = agent.id;
  call.answeredExtensionId = agent.extension.id;
  if (random.chance(0.2)) call.rating = 1 + random.below(5);
}

function throughGroup(random: Random, tenant: HistoryTenant, call: CallRow): void {
  call.groupIds = [random.often(tenant.groups)];
  if (random.chance(0.1)) {
    call.groupIds = [...new Set([...call.groupIds, random.pick(tenant.groups)])];
    call.transferReason = 'ring_group';
  }
  if (call.result === 'answered') call.answeredExtensionId = random.often(tenant.extensions).id;
}

function toExtension(random: Random, tenant: HistoryTenant, call: CallRow): void {
  call.calledExtensionId = random.often(tenant.extensions).id;
  if (call.result === 'answered') call.answeredExtensionId = call.calledExtensionId;
  else call.voicemail = random.chance(0.25);
}

function go(random: Random, tenant: HistoryTenant, call: CallRow): void {
  const way = random.weighted(WAYS);
  if (way === 'menu') {
    call.menuIds = [random.pick(tenant.menus)];
    call.menuKeys = String(1 + random.below(9));
    call.transferReason = 'menu';
  }
  if (way === 'extension') toExtension(random, tenant, call);
  else if (way === 'group' || (way === 'menu' && random.chance(0.4)))
    throughGroup(random, tenant, call);
  else throughQueue(random, tenant, call);
}

function inbound(random: Random, tenant: HistoryTenant, call: CallRow): void {
  const caller = random.often(tenant.outsiders);
  const number = random.often(tenant.numbers);
  call.direction = 'inbound';
  call.callerNumber = caller.number;
  call.callerName = caller.name;
  call.calledNumber = number.e164;
  call.numberId = number.id;
  call.blocked = random.chance(0.005);
  go(random, tenant, call);
}

function fromInside(random: Random, tenant: HistoryTenant, call: CallRow): void {
  const caller = random.often(tenant.extensions);
  call.callerNumber = caller.number;
  call.callerName = caller.name;
  call.callerExtensionId = caller.id;
}

function internal(random: Random, tenant: HistoryTenant, call: CallRow): void {
  fromInside(random, tenant, call);
  if (random.chance(0.05)) {
    call.service = true;
    call.calledNumber = '*97';
    return;
  }
  toExtension(random, tenant, call);
  const called = tenant.extensions.find(({ id }) => id === call.calledExtensionId);
  call.calledNumber = called?.number ?? '';
}

function outbound(random: Random, tenant: HistoryTenant, call: CallRow): void {
  fromInside(random, tenant, call);
  call.direction = 'outbound';
  call.calledNumber = random.often(tenant.outsiders).number;
  call.numberId = random.chance(0.8) ? (tenant.numbers[0]?.id ?? null) : null;
}

function journeyOf(call: CallRow): JourneyStep[] {
  const at = (ms: number) => new Date(ms).toISOString();
  const { startedAt, answeredAt, endedAt, callerNumber, calledNumber, queueId } = call;
  const number = calledNumber;
  return [
    { at: at(startedAt), kind: 'started', from: callerNumber, to: calledNumber },
    ...(queueId ? [{ at: at(startedAt + 900), kind: 'queued' as const, queueId }] : []),
    { at: at(startedAt + 1200), kind: 'ringing', number },
    ...(answeredAt ? [{ at: at(answeredAt), kind: 'answered' as const, number }] : []),
    { at: at(endedAt), kind: 'ended', by: call.hungUpBy, sipCode: call.sipCode, cause: 'NORMAL' },
  ];
}

const KINDS = { inbound: 55, outbound: 30, internal: 15 };
const MAKE = { inbound, outbound, internal };

/** A call that began at `at` (milliseconds since the epoch). */
export function makeCall(random: Random, tenant: HistoryTenant, at: number): CallRow {
  const call = blank(random, tenant, at);
  MAKE[random.weighted(KINDS)](random, tenant, call);
  call.missedByTeam = isMissedByTeam(call);
  call.journey = journeyOf(call);
  return call;
}

/** By hour of the day (UTC): offices in the morning and the afternoon, few at night. */
const BY_HOUR = [
  1, 1, 1, 1, 1, 3, 12, 40, 70, 80, 75, 60, 55, 75, 80, 65, 40, 20, 10, 6, 4, 3, 2, 1,
];
const WEEKEND = 0.15;
const HOUR_MS = 3_600_000;

/** How much of all calls an hour has, against others. */
export function weightOfHour(start: number): number {
  const date = new Date(start);
  const isWeekend = date.getUTCDay() % 6 === 0;
  return (BY_HOUR[date.getUTCHours()] ?? 0) * (isWeekend ? WEEKEND : 1);
}

/** Starts of the hours of the stretch, oldest first, with their share of the calls. */
export function hoursOf(from: number, to: number): { start: number; share: number }[] {
  const starts = Array.from(
    { length: Math.ceil((to - from) / HOUR_MS) },
    (_, index) => from + index * HOUR_MS,
  );
  const sum = starts.reduce((total, start) => total + weightOfHour(start), 0);
  return starts.map((start) => ({ start, share: weightOfHour(start) / sum }));
}

/** When in an hour so many calls begin, oldest first. */
export function momentsIn(random: Random, start: number, count: number): number[] {
  return Array.from({ length: count }, () => start + random.below(HOUR_MS)).sort((a, b) => a - b);
}
