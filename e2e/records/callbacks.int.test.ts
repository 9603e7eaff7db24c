import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallLeg } from '@/telephony/records/call-leg';
import { normaliseCall } from '@/telephony/records/normalise';
import { openDatabase, type Database } from '@/telephony/store/database';
import { createRecordStore } from '@/telephony/store/record-store';
import { createDatabase } from '../database';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const folder = { read: () => [], normalise: normaliseCall };
let database: Database;
let tenants = 0;

beforeAll(async () => {
  const { workerUrl } = await createDatabase();
  database = openDatabase({ url: workerUrl, poolSize: 6 });
});

afterAll(() => database.close());

async function newTenant(): Promise<string> {
  tenants += 1;
  const id = `ten_back_${tenants}`;
  await database.run('INSERT INTO tenant (id, name, slug, sip_domain) VALUES (?, ?, ?, ?)', [
    ...[id, id, `back-${tenants}`, `${id}.pbx.test`],
  ]);
  return id;
}

interface Told {
  id: string;
  /** Minutes after noon. */
  minute: number;
  direction?: 'inbound' | 'outbound';
  number?: string;
  answered?: boolean;
  queueId?: string;
}

/** The leg of the caller, and of whom it was connected with. */
function legsOf(tenantId: string, told: Told): CallLeg[] {
  const { id, direction = 'inbound', number = '+4930555001', answered = false } = told;
  const startedAt = NOON + told.minute * 60_000;
  const mine = '+4930901820';
  const isIn = direction === 'inbound';
  const answeredAt = answered ? startedAt + 5_000 : undefined;
  const base: CallLeg = {
    ...{ id, callId: id, tenantId, nodeId: 'node_1', source: 'freeswitch', role: 'caller' },
    ...{ direction, dialed: isIn ? mine : number, destination: isIn ? mine : number },
    ...{ callerNumber: isIn ? number : mine, callerName: isIn ? 'Eve "<b>"' : undefined },
    ...{ extensionId: undefined, rungExtensionId: undefined, deviceId: undefined },
    ...{ numberId: isIn ? 'num_1' : undefined, startedAt, ringingAt: startedAt + 1_000 },
    ...{ answeredAt, bridgedAt: answeredAt, endedAt: startedAt + 20_000, holds: [] },
    ...{ endedBy: 'party', cause: 'ORIGINATOR_CANCEL', sipCode: answered ? 200 : 487 },
    ...(told.queueId && {
      queue: { id: told.queueId, enteredAt: startedAt + 500, rating: undefined },
    }),
  };
  const callee: CallLeg = { ...base, id: `${id}-b`, role: 'callee', callerName: undefined };
  return answered ? [base, callee] : [base];
}

const store = async (legs: readonly CallLeg[]) => {
  const records = createRecordStore(database);
  await records.insert(legs.map((leg) => ({ ...leg, raw: '{}', legs: [leg] })));
};

/** Until nothing waits; two at once, each with few calls a transaction. */
async function fold(): Promise<void> {
  const run = async () => {
    const records = createRecordStore(database);
    for (;;) {
      const { claimed } = await records.fold(folder, { most: 3, without: [] });
      if (claimed === 0) return;
    }
  };
  await Promise.all([run(), run()]);
}

async function report(tenantId: string, ...calls: Told[]): Promise<void> {
  await store(calls.flatMap((call) => legsOf(tenantId, call)));
  await fold();
}

const rowsOf = (tenantId: string) =>
  database.query<Record<string, unknown>[]>(
    `SELECT number, open_number, name, number_id, tries, first_try_at, last_try_at, last_call_id,
       queue_id, state, done_at, done_reason, closing_call_id
     FROM callback WHERE tenant_id = ? ORDER BY number, first_try_at`,
    [tenantId],
  );

describe('to call back', () => {
  it('one row a caller: tries, where and when; closed by a call that reaches somebody', async () => {
    const tenant = await newTenant();
    await report(tenant, { id: 'a1', minute: 0 }, { id: 'a2', minute: 3, queueId: 'que_1' });
    expect(await rowsOf(tenant)).toMatchObject([
      {
        ...{ number: '+4930555001', open_number: '+4930555001', name: 'Eve "<b>"', tries: 2 },
        ...{ number_id: 'num_1', queue_id: 'que_1', state: 'open', last_call_id: 'call_a2' },
        first_try_at: new Date(NOON),
        last_try_at: new Date(NOON + 180_000),
      },
    ]);
    await report(tenant, { id: 'a3', minute: 5, direction: 'outbound' });
    expect(await rowsOf(tenant)).toMatchObject([{ state: 'open', tries: 2 }]);
    await report(tenant, { id: 'a4', minute: 6, direction: 'outbound', answered: true });
    expect(await rowsOf(tenant)).toMatchObject([
      {
        ...{ state: 'done', done_reason: 'called_back', closing_call_id: 'call_a4' },
        ...{ open_number: null, done_at: new Date(NOON + 365_000) },
      },
    ]);
    await report(tenant, { id: 'a5', minute: 9 });
    expect(await rowsOf(tenant)).toMatchObject([{ state: 'done' }, { state: 'open', tries: 1 }]);
    await report(tenant, { id: 'a6', minute: 10, answered: true });
    expect(await rowsOf(tenant)).toMatchObject([{}, { done_reason: 'got_through' }]);
  });

  it('who hides the number, and who is reached at once, have no row', async () => {
    const tenant = await newTenant();
    await report(
      tenant,
      { id: 'b1', minute: 0, number: '' },
      { id: 'b2', minute: 0, number: 'anonymous' },
      { id: 'b3', minute: 0, answered: true },
    );
    expect(await rowsOf(tenant)).toEqual([]);
  });

  it('a leg that comes late shows that somebody answered: the row goes', async () => {
    const tenant = await newTenant();
    const [caller, callee] = legsOf(tenant, { id: 'c1', minute: 0, answered: true });
    const idle = { ...callee!, id: 'c1-idle', answeredAt: undefined, bridgedAt: undefined };
    await store([{ ...idle, sipCode: 487 }]);
    await fold();
    expect(await rowsOf(tenant)).toEqual([]);
    await database.run('UPDATE leg SET due_at = UTC_TIMESTAMP(3) WHERE tenant_id = ?', [tenant]);
    await fold();
    expect(await rowsOf(tenant)).toMatchObject([{ state: 'open' }]);
    await store([callee!, caller!]);
    await fold();
    expect(await rowsOf(tenant)).toEqual([]);
  });

  it('two PBXs with the same caller know nothing of each other', async () => {
    const [here, there] = [await newTenant(), await newTenant()];
    await report(here, { id: 'd1', minute: 0 });
    await report(there, { id: 'd2', minute: 1, direction: 'outbound', answered: true });
    expect(await rowsOf(here)).toMatchObject([{ state: 'open' }]);
    expect(await rowsOf(there)).toEqual([]);
  });

  it('is the same in whatever order and in however many pieces the records come', async () => {
    const calls = Array.from({ length: 60 }, (_, index): Told => {
      const number = `+493055500${index % 3}`;
      const answered = index % 7 === 3;
      const direction = index % 5 === 3 ? 'outbound' : 'inbound';
      return { id: `e${index}`, minute: (index * 17) % 61, number, answered, direction };
    });
    const orders = [
      calls,
      [...calls].reverse(),
      [...calls].sort((a, b) => a.minute - b.minute),
      [...calls].sort((a, b) => ((a.minute * 37) % 23) - ((b.minute * 37) % 23)),
    ];
    const ends: unknown[] = [];
    for (const [at, order] of orders.entries()) {
      const tenant = await newTenant();
      const own = order.map((told) => ({ ...told, id: `${told.id}-${at}` }));
      for (let from = 0; from < own.length; from += 13) {
        await report(tenant, ...own.slice(from, from + 13));
      }
      const text = JSON.stringify(await rowsOf(tenant));
      ends.push(text.replaceAll(new RegExp(`(call_e\\d+)-${at}`, 'g'), '$1'));
    }
    expect(ends[0]).toContain('got_through');
    expect(ends[0]).toContain('called_back');
    expect(ends[0]).toContain('"open"');
    for (const end of ends) expect(end).toEqual(ends[0]);
  });
});
