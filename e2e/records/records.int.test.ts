import { once } from 'node:events';
import { createServer } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkerHttp, type WorkerHttp } from '@/telephony/http/server';
import { parseFreeswitchRecord } from '@/telephony/records/freeswitch-record';
import { startKamailioCdrLoop } from '@/telephony/records/kamailio-cdrs';
import { startRecords, type Records } from '@/telephony/records/start-records';
import { createCounterStore } from '@/telephony/store/counter-store';
import { openDatabase, type Database } from '@/telephony/store/database';
import { createDirectCallStore } from '@/telephony/store/direct-call-store';
import { createRecordStore } from '@/telephony/store/record-store';
import { createDatabase } from '../database';
import { makeCall } from './made-calls';

const TENANT = 'ten_records';
const TOKEN = 'only-for-this-test';
const log = pino({ level: 'silent' });
let database: Database;
let kamailio: Database;
let records: Records;
let http: WorkerHttp;
let origin: string;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function addTenant(id: string): Promise<void> {
  await database.run('INSERT INTO tenant (id, name, slug, sip_domain) VALUES (?, ?, ?, ?)', [
    id,
    id,
    id,
    `${id}.pbx.test`,
  ]);
}

function partsOf(url: string) {
  const own = openDatabase({ url, poolSize: 4 });
  const counters = createCounterStore(own);
  return { own, counters, records: createRecordStore(own) };
}

beforeAll(async () => {
  const { workerUrl } = await createDatabase();
  const { own, ...parts } = partsOf(workerUrl);
  database = own;
  kamailio = openDatabase({ url: process.env['KAMAILIO_DATABASE_URL'] ?? '', poolSize: 2 });
  records = startRecords({ ...parts, directCalls: createDirectCallStore(kamailio), log });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  http = await startWorkerHttp(
    { host: '127.0.0.1', port },
    {
      token: TOKEN,
      log,
      onHint: () => undefined,
      health: () => Promise.resolve({ ok: true }),
      metrics: () => Promise.resolve(''),
      onRecords: records.receive,
    },
  );
  await addTenant(TENANT);
  await database.run(
    "INSERT INTO extension (id, tenant_id, number, name) VALUES ('ext_101', ?, '101', 'Bo Bright')",
    [TENANT],
  );
});

afterAll(async () => {
  await http.close();
  await records.stop();
  await Promise.all([database.close(), kamailio.close()]);
});

async function post(body: string, token = TOKEN): Promise<{ status: number; words: string }> {
  const response = await fetch(`${origin}/records/freeswitch?node=node_1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  return { status: response.status, words: await response.text() };
}

interface Row {
  result: string;
  legs: number;
  talk_ms: number;
  started_at: Date;
  journey: unknown;
  normalised_at: Date;
  source: string;
}

async function rowOf(callId: string): Promise<Row | undefined> {
  const rows = await database.query<Row[]>(
    'SELECT * FROM pbx_call NATURAL JOIN call_journey WHERE id = ?',
    [`call_${callId}`],
  );
  expect(rows.length).toBeLessThan(2);
  return rows[0];
}

describe('the receiver of call records', () => {
  it('turns away a wrong token, and what can never be a call, in words', async () => {
    const [text = ''] = makeCall('internal-answered', TENANT).legs.values();
    expect((await post(text, 'wrong')).status).toBe(401);
    expect(await post('{"half":')).toMatchObject({ status: 422 });
    const [none = ''] = makeCall('internal-answered', 'ten_nobody').legs.values();
    const { status, words } = await post(none);
    expect(status).toBe(422);
    expect(words).toContain('unknown_tenant');
  });

  it('makes one row of a call whose legs come late, twice and in the wrong order', async () => {
    const { id, legs } = makeCall('internal-answered', TENANT);
    const texts = [...legs.values()].reverse();
    const caller = texts.find((text) => text.includes('"pbx_leg":"caller"')) ?? '';
    const others = texts.filter((text) => text !== caller);
    for (const text of [...others, ...others]) expect((await post(text)).status).toBe(200);
    // The call may still go on: nobody reads of a missed call while they talk.
    const waiting = 'SELECT id FROM leg WHERE call_id = ? AND due_at > UTC_TIMESTAMP(3)';
    await expect.poll(() => database.query<unknown[]>(waiting, [id])).toHaveLength(2);
    expect(await rowOf(id)).toBeUndefined();
    // The record of the caller's leg does not come in time, then it does.
    await database.run('UPDATE leg SET due_at = UTC_TIMESTAMP(3) WHERE call_id = ?', [id]);
    await expect.poll(async () => (await rowOf(id))?.legs).toBe(2);
    expect((await post(caller)).status).toBe(200);
    await expect.poll(async () => (await rowOf(id))?.legs).toBe(3);
    const row = await rowOf(id);
    expect(row).toMatchObject({ result: 'answered', source: 'freeswitch' });
    expect(JSON.stringify(row?.journey)).toContain('Bo Bright');
    const us = /"start_uepoch":"(\d+)"/.exec(caller)?.[1] ?? '';
    expect(row?.started_at.getTime()).toBe(Math.floor(Number(us) / 1000));
    for (const text of texts) await post(text);
    expect(await rowOf(id)).toEqual(row);
  });

  it('ends in the same row when all legs come at once, many times', async () => {
    const calls = ['internal-answered', 'inbound-given-up', 'internal-declined'].flatMap((name) =>
      Array.from({ length: 10 }, () => makeCall(name, TENANT)),
    );
    const texts = calls.flatMap(({ legs }) => [...legs.values(), ...legs.values()]);
    const answers = await Promise.all(texts.map((text) => post(text)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    for (const { id, legs } of calls) {
      await expect.poll(async () => (await rowOf(id))?.legs, { timeout: 10_000 }).toBe(legs.size);
    }
  });

  it('answers "not stored" when the database is away', async () => {
    const { own, ...parts } = partsOf('mysql://nobody:x@127.0.0.1:1/none');
    const away = startRecords({ ...parts, directCalls: createDirectCallStore(own), log });
    const [text = ''] = makeCall('internal-busy', TENANT).legs.values();
    await expect(away.receive('node_1', [text])).rejects.not.toHaveProperty('status');
    await away.stop();
    await own.close();
  });

  it("drops a deleted tenant's legs and counts them", async () => {
    await addTenant('ten_deleted');
    const store = createRecordStore(database);
    const [raw = ''] = makeCall('internal-busy', 'ten_deleted').legs.values();
    const leg = parseFreeswitchRecord(raw, 'n');
    const given = [{ ...leg, raw, legs: [leg] }];
    expect(await store.insert(given)).toEqual({ stored: 1, strangers: [] });
    expect(await store.insert(given)).toEqual({ stored: 0, strangers: [] });
    await database.run("DELETE FROM tenant WHERE id = 'ten_deleted'");
    await database.run('UPDATE leg SET folded_at = NULL WHERE id = ?', [leg.id]);
    await post([...makeCall('internal-busy', TENANT).legs.values()][0] ?? '');
    const left = () => database.query<unknown[]>('SELECT id FROM leg WHERE id = ?', [leg.id]);
    await expect.poll(left).toEqual([]);
    const counted = async () => (await createCounterStore(database).all()).map(({ name }) => name);
    await expect.poll(counted).toContain('records_dropped');
  });
});

describe('direct calls of the entry node', () => {
  const insert = (recordId: string, tenant: string, answered: number | null) =>
    kamailio.run(
      `INSERT INTO cdrs (record_id, call_id, from_tag, tenant_id, tenant_domain, caller_device_id,
         caller_device, caller_extension_id, caller_number, dialed_number, callee_extension_id,
         started_at_ms, answered_at_ms, ended_at_ms, sip_code, hangup_by)
       VALUES (?, 'c@x', 't', ?, 'x.test', 'dev_1', 'd1', 'ext_100', '100', '101', 'ext_101',
         1795448443000, ?, 1795448449000, ?, 'caller')`,
      [recordId, tenant, answered, answered === null ? 487 : 200],
    );
  const leftOver = async () =>
    (await kamailio.query<unknown[]>("SELECT id FROM cdrs WHERE call_id = 'c@x'")).length;

  it('reach the same log, answered or not', async () => {
    await insert('11111111-0000-0000-0000-000000000001', TENANT, 1795448445000);
    await insert('11111111-0000-0000-0000-000000000002', TENANT, null);
    await insert('11111111-0000-0000-0000-000000000003', 'ten_nobody', null);
    await expect.poll(leftOver, { timeout: 5000 }).toBe(0);
    await expect
      .poll(() => rowOf('11111111-0000-0000-0000-000000000001'), { timeout: 5000 })
      .toMatchObject({ result: 'answered', talk_ms: 4000, source: 'kamailio' });
    await expect
      .poll(() => rowOf('11111111-0000-0000-0000-000000000002'), { timeout: 5000 })
      .toMatchObject({ result: 'missed', talk_ms: 0 });
  });

  it('are one call each when the worker dies between storing and removing', async () => {
    const id = '11111111-0000-0000-0000-000000000004';
    const real = createDirectCallStore(kamailio);
    let died = false;
    const dying = {
      ...real,
      remove: async (ids: readonly bigint[]) => {
        if (died) return real.remove(ids);
        died = true;
        throw new Error('killed');
      },
    };
    const parts = { records: createRecordStore(database), counters: createCounterStore(database) };
    const loop = startKamailioCdrLoop({
      ...{ ...parts, directCalls: dying, log },
      onStored: () => undefined,
      intervalMs: 20,
    });
    await insert(id, TENANT, null);
    await expect.poll(leftOver, { timeout: 5000 }).toBe(0);
    await loop.stop();
    await expect.poll(() => rowOf(id), { timeout: 8000 }).toMatchObject({ result: 'missed' });
    const legs = await database.query<unknown[]>('SELECT id FROM leg WHERE call_id = ?', [id]);
    expect(legs).toHaveLength(1);
  });
});
