import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CountedCall } from '@/lib/calls/counted-call';
import { isMissedByTeam, CALL_DIRECTIONS, CALL_RESULTS, QUEUE_OUTCOMES } from '@/lib/calls/result';
import { RollupSums, rollupsOf } from '@/lib/calls/rollup';
import { pool } from '@/lib/db/pool';
import { db } from '@/lib/db/prisma';
import * as reports from '@/lib/reports/contract';
import { newId } from '@/lib/shared/ids';
import { createTenant, type Tenant } from '@/lib/tenants/contract';
import { counted } from './counted-calls';
import { ask, refusal } from './harness';
import { createKey, createPerson, holderOf, PLATFORM_HOLDER } from './world';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const FROM = Date.parse('2026-03-20T23:00:00Z');
const DAYS = 40;
const EXTENSIONS = [newId('extension'), newId('extension'), newId('extension')] as const;
const GROUPS = [newId('ringGroup'), newId('ringGroup')] as const;
const QUEUES = [newId('queue'), newId('queue')] as const;
const NUMBERS = [newId('number'), newId('number')] as const;
const AGENTS = [newId('agent'), newId('agent')] as const;

let tenantId: string;
let token: string;
let calls: CountedCall[];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const anyCall = (): fc.Arbitrary<CountedCall> =>
  fc
    .record({
      direction: fc.constantFrom(...CALL_DIRECTIONS),
      result: fc.constantFrom(...CALL_RESULTS),
      startedAt: fc.integer({ min: FROM, max: FROM + DAYS * 24 * HOUR }),
      waitMs: fc.integer({ min: 0, max: 900_000 }),
      talkMs: fc.integer({ min: 1, max: 5_000_000 }),
      callerExtensionId: maybe(fc.constantFrom(...EXTENSIONS)),
      answeredExtensionId: maybe(fc.constantFrom(...EXTENSIONS)),
      numberId: maybe(fc.constantFrom(...NUMBERS)),
      groupIds: fc.subarray([...GROUPS]),
      queueId: maybe(fc.constantFrom(...QUEUES)),
      queueOutcome: fc.constantFrom(...QUEUE_OUTCOMES),
      agentId: fc.constantFrom(...AGENTS),
      rating: maybe(fc.integer({ min: 1, max: 5 })),
      service: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
      blocked: fc.boolean(),
    })
    .map(({ blocked, queueOutcome, agentId, ...call }) => {
      const isAnswered = queueOutcome === 'answered';
      const result = call.queueId === null ? call.result : isAnswered ? 'answered' : 'missed';
      return {
        ...{ ...call, result, tenantId, id: newId('call'), recorded: false },
        ...{ callerNumber: '+4930', calledNumber: '101', calledExtensionId: null, menuIds: [] },
        talkMs: result === 'answered' ? call.talkMs : 0,
        queueOutcome: call.queueId === null ? null : queueOutcome,
        queueWaitMs: call.queueId === null ? null : call.waitMs,
        agentId: call.queueId !== null && isAnswered ? agentId : null,
        missedByTeam: isMissedByTeam({ direction: call.direction, result, blocked }),
      };
    });

async function store(made: readonly CountedCall[]): Promise<void> {
  const sums = new RollupSums();
  for (const call of made) sums.add(rollupsOf(call, ZONE));
  await pool().batch(
    `INSERT INTO call_rollup (tenant_id, dimension, span, item_id, starts_at, direction, result, bucket,
       calls, wait_ms, talk_ms, rated, rating_sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sums
      .rows()
      .map((row) => [
        ...[row.tenantId, row.dimension, row.span, row.itemId, new Date(row.startsAt)],
        ...[row.direction, row.result, row.bucket, row.calls, row.waitMs, row.talkMs],
        ...[row.rated, row.ratingSum],
      ]),
  );
}

beforeAll(async () => {
  const operator = await createPerson('operator', PLATFORM_HOLDER);
  const body = { name: 'Reports', slug: 'reports', timezone: ZONE };
  ({ id: tenantId } = await ask<Tenant>(createTenant, { token: operator.token, body }));
  ({ token } = await createPerson('owner', holderOf(tenantId)));
  calls = fc.sample(anyCall(), { numRuns: 4000, seed: 20_261_125 });
  await store(calls);
  const agent = { id: AGENTS[0], tenantId, kind: 'agent', name: 'Ann', config: {} };
  await db().pbxObject.create({ data: agent });
});

const iso = (at: number) => new Date(at).toISOString();
const inside = (from: number, to: number) =>
  calls.filter(({ startedAt, service }) => !service && startedAt >= from && startedAt < to);

const hoursAfter = fc.integer({ min: 0, max: DAYS * 24 - 1 });
const anyPeriod = fc
  .tuple(hoursAfter, hoursAfter)
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other) + 1] as const)
  .map(([first, last]) => ({ from: FROM + first * HOUR, to: FROM + last * HOUR }));

describe('every report is what counting the calls gives', () => {
  test('all calls, in any period, by day: the total, every day, and the period before', async () => {
    await fc.assert(
      fc.asyncProperty(anyPeriod, async ({ from, to }) => {
        const query = { from: iso(from), to: iso(to), by: 'day' };
        const found = await ask<reports.CallReport>(reports.reportCalls, { token, query });
        expect(found.period).toMatchObject({ from: iso(from), to: iso(to), timeZone: ZONE });
        expect(found.total).toEqual(counted(inside(from, to)));
        const { from: start, to: end } = found.before.period;
        const then = inside(Date.parse(start), Date.parse(end));
        expect(found.before.total).toEqual(counted(then));
        const sum = found.items.reduce((count, { figures }) => count + figures.calls, 0);
        expect(sum).toBe(found.total.calls);
        found.items.forEach(({ startsAt, figures }, index) => {
          const next = found.items[index + 1]?.startsAt ?? iso(to);
          const day = inside(Math.max(from, Date.parse(startsAt)), Date.parse(next));
          expect(figures).toEqual(counted(day));
        });
      }),
      { numRuns: 25 },
    );
  });

  const lists = [
    [
      reports.reportExtensions,
      EXTENSIONS,
      (call: CountedCall) => [call.callerExtensionId, call.answeredExtensionId],
    ],
    [reports.reportNumbers, NUMBERS, (call: CountedCall) => [call.numberId]],
    [reports.reportGroups, GROUPS, (call: CountedCall) => call.groupIds],
  ] as const;

  test.each(lists)('$id', async (operation, ids, of) => {
    await fc.assert(
      fc.asyncProperty(
        anyPeriod,
        fc.constantFrom('inbound', undefined),
        async (period, direction) => {
          const { from, to } = period;
          const query = { from: iso(from), to: iso(to), ...(direction && { direction }) };
          const { items } = await ask<reports.ListReport>(operation, { token, query });
          for (const id of ids) {
            const own = inside(from, to).filter(
              (call) => of(call).includes(id) && (!direction || call.direction === direction),
            );
            const item = items.find((row) => row.id === id);
            expect(item?.figures ?? counted([])).toEqual(counted(own));
          }
        },
      ),
      { numRuns: 10 },
    );
  });

  test('queues: outcomes, service level, waits and talks', async () => {
    await fc.assert(
      fc.asyncProperty(anyPeriod, async ({ from, to }) => {
        const query = { from: iso(from), to: iso(to) };
        const { items } = await ask<reports.QueueReport>(reports.reportQueues, { token, query });
        for (const { id, figures, waits, talks, serviceLevelSeconds } of items) {
          const own = inside(from, to).filter(({ queueId }) => queueId === id);
          const answered = own.filter(({ queueOutcome }) => queueOutcome === 'answered');
          const inTime = answered.filter(({ waitMs }) => waitMs <= serviceLevelSeconds * 1000);
          expect(figures.entered).toBe(own.length);
          expect(figures.inTime).toBe(inTime.length);
          expect(figures.serviceLevel).toBe(inTime.length / own.length);
          for (const word of QUEUE_OUTCOMES) {
            const ended = own.filter(({ queueOutcome }) => queueOutcome === word);
            expect(figures.outcomes[word]).toBe(ended.length);
          }
          expect(waits.reduce((sum, bar) => sum + bar.answered + bar.lost, 0)).toBe(own.length);
          expect(talks.reduce((sum, bar) => sum + bar.calls, 0)).toBe(answered.length);
          const short = own.filter(({ waitMs }) => waitMs <= 5000);
          expect((waits[0]?.answered ?? 0) + (waits[0]?.lost ?? 0)).toBe(short.length);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('agents, and the week by hours', async () => {
    const query = { from: iso(FROM), to: iso(FROM + DAYS * 24 * HOUR) };
    const { items } = await ask<reports.AgentReport>(reports.reportAgents, { token, query });
    const all = inside(FROM, FROM + DAYS * 24 * HOUR);
    expect(items.map(({ id }) => id).toSorted()).toEqual([...AGENTS].toSorted());
    for (const { id, figures } of items) {
      expect(figures.entered).toBe(all.filter(({ agentId }) => agentId === id).length);
    }
    const { cells } = await ask<reports.HourReport>(reports.reportHours, { token, query });
    const sum = cells.reduce((count, cell) => count + cell.calls, 0);
    expect(sum).toBe(all.filter(({ direction }) => direction === 'inbound').length);
    // The clocks went forward on a Sunday of the period: 2 o'clock came once less than 3 o'clock.
    const sunday = (hour: number) => cells.find((cell) => cell.weekday === 7 && cell.hour === hour);
    expect([sunday(2)?.times, sunday(3)?.times]).toEqual([5, 6]);
  });
});

test('the time line of an agent goes on from the state before the period', async () => {
  const log = (hour: number, state: string, reason: string | null) => ({
    tenantId,
    agentId: AGENTS[0],
    at: new Date(FROM + hour * HOUR),
    state,
    reason,
  });
  const data = [log(-5, 'paused', 'Old'), log(-1, 'logged_in', null), log(3, 'paused', 'Lunch')];
  await db().agentStateLog.createMany({ data });
  const query = { from: iso(FROM), to: iso(FROM + 4 * HOUR) };
  const { items } = await ask<reports.AgentReport>(reports.reportAgents, { token, query });
  const times = items.find(({ id }) => id === AGENTS[0])?.times;
  expect(times).toMatchObject({ loggedInMs: 3 * HOUR, pausedMs: HOUR });
  expect(times?.pauses).toEqual([{ reason: 'Lunch', times: 1, ms: HOUR }]);
});

describe('who sees what', () => {
  const week = { from: iso(FROM), to: iso(FROM + 30 * 24 * HOUR) };
  async function member(role: string, data: object): Promise<string> {
    const { userId } = await createPerson(role, holderOf(tenantId));
    await db().membership.updateMany({ where: { userId, tenantId }, data });
    return createKey(userId, holderOf(tenantId), ['calls:read']);
  }

  test('a user the own extension, and no report of anything else', async () => {
    const [mine, other] = EXTENSIONS;
    const key = await member('user', { extensionId: mine });
    const sent = { token: key, query: week };
    const all = await ask<reports.CallReport>(reports.reportCalls, sent);
    const ours = inside(FROM, FROM + 30 * 24 * HOUR).filter(
      (call) => call.callerExtensionId === mine || call.answeredExtensionId === mine,
    );
    expect(all.total).toEqual(counted(ours));
    const { items } = await ask<reports.ListReport>(reports.reportExtensions, sent);
    expect(items.map(({ id }) => id)).toEqual([mine]);
    const theirs = { token: key, query: { ...week, extensionId: other } };
    expect((await ask<reports.CallReport>(reports.reportCalls, theirs)).total.calls).toBe(0);
    const { reportNumbers, reportGroups, reportQueues, reportAgents } = reports;
    for (const operation of [reportNumbers, reportGroups, reportQueues, reportAgents]) {
      expect((await refusal(operation, sent)).code).toBe('forbidden');
    }
  });

  test('a supervisor with groups these, in queues and groups only', async () => {
    const key = await member('supervisor', { groupIds: [GROUPS[0], QUEUES[1]] });
    const sent = { token: key, query: week };
    const groups = await ask<reports.ListReport>(reports.reportGroups, sent);
    expect(groups.items.map(({ id }) => id)).toEqual([GROUPS[0]]);
    const queues = await ask<reports.QueueReport>(reports.reportQueues, sent);
    expect(queues.items.map(({ id }) => id)).toEqual([QUEUES[1]]);
    const all = await ask<reports.CallReport>(reports.reportCalls, sent);
    const entered = queues.items[0]?.figures.entered ?? 0;
    expect(all.total.calls).toBe((groups.items[0]?.figures.calls ?? 0) + entered);
    for (const operation of [
      reports.reportExtensions,
      reports.reportNumbers,
      reports.reportAgents,
    ]) {
      expect((await refusal(operation, sent)).code).toBe('forbidden');
    }
  });
});

describe('what is refused', () => {
  test('more than five years, by the field', async () => {
    const query = { from: '2018-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    const problem = await refusal(reports.reportCalls, { token, query });
    expect(problem).toMatchObject({ status: 422, code: 'period_too_long' });
    expect(problem.errors[0]?.field).toBe('from');
    const year = { from: '2024-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    expect((await refusal(reports.reportHours, { token, query: year })).status).toBe(422);
    const byHour = { ...year, by: 'hour' };
    const hours = await refusal(reports.reportCalls, { token, query: byHour });
    expect(hours.errors[0]?.field).toBe('by');
  });

  test('an end before the start, and two things at once', async () => {
    const query = { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    expect((await refusal(reports.reportQueues, { token, query })).errors[0]?.field).toBe('to');
    const late = { from: '2126-01-02T00:00:00Z' };
    expect((await refusal(reports.reportQueues, { token, query: late })).status).toBe(400);
    const both = { extensionId: 'ext_1', queueId: 'que_1' };
    expect((await refusal(reports.reportCalls, { token, query: both })).status).toBe(400);
  });
});
