import { readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRecords, type Records } from '@/telephony/records/start-records';
import { receiveOne } from '@/telephony/records/receiver';
import { startShipper } from '@/telephony/records/shipper';
import { SimulatorNode } from '@/telephony/simulator/node';
import { TestingClient } from '@/telephony/simulator/testing-client';
import { renderDocuments } from '@/telephony/simulator/testing-documents';
import { createCounterStore } from '@/telephony/store/counter-store';
import { openDatabase, type Database } from '@/telephony/store/database';
import { createDirectCallStore } from '@/telephony/store/direct-call-store';
import { createRecordStore } from '@/telephony/store/record-store';
import { findFreePlan } from '@/scripts/system/free-ports';
import { createDatabase } from '../database';

const PASSWORD = 'only-for-this-test';
const log = pino({ level: 'silent' });
const directory = mkdtempSync(join(tmpdir(), 'simulator-'));
let database: Database;
let kamailio: Database;
let records: Records;
let node: SimulatorNode;
let eslPort: number;

beforeAll(async () => {
  const { workerUrl } = await createDatabase();
  database = openDatabase({ url: workerUrl, poolSize: 4 });
  kamailio = openDatabase({ url: process.env['KAMAILIO_DATABASE_URL'] ?? '', poolSize: 1 });
  await database.run(
    `INSERT INTO tenant (id, name, slug, sip_domain)
     VALUES ('ten_acme', 'Acme', 'acme', 'acme.pbx.localhost')`,
  );
  records = startRecords({
    records: createRecordStore(database),
    counters: createCounterStore(database),
    directCalls: createDirectCallStore(kamailio),
    log,
  });
  eslPort = (await findFreePlan(1)).mediaNodes[0]?.esl ?? 0;
  const eslAddress = { eslHost: '127.0.0.1', eslPort, eslPassword: PASSWORD };
  const pace = { callsPerMinute: 0, seed: 11, speed: 1000, heartbeatSeconds: 5 };
  node = new SimulatorNode(
    { ...eslAddress, ...pace, directory, nodeId: 'node_sim' },
    () => undefined,
  );
  await node.start();
});

afterAll(async () => {
  await node.stop();
  await records.stop();
  await Promise.all([database.close(), kamailio.close()]);
  rmSync(directory, { recursive: true });
});

interface Totals {
  calls: bigint;
  legs: bigint;
  simulated: bigint;
  results: bigint;
}

async function totals(): Promise<Record<keyof Totals, number>> {
  const [row] = await database.query<Totals[]>(
    `SELECT COUNT(*) AS calls, COALESCE(SUM(legs), 0) AS legs, COUNT(DISTINCT result) AS results,
       COALESCE(SUM(source = 'simulator'), 0) AS simulated FROM pbx_call`,
  );
  const { calls = 0n, legs = 0n, simulated = 0n, results = 0n } = row ?? {};
  return {
    calls: Number(calls),
    legs: Number(legs),
    simulated: Number(simulated),
    results: Number(results),
  };
}

it('made-up calls reach the call log by the road of real ones, and say that they are simulated', async () => {
  const client = await TestingClient.login(eslPort, PASSWORD);
  const body = renderDocuments()
    .map(([key, xml], index) => `${key} ${index + 1} ${Buffer.byteLength(xml)}\n${xml}`)
    .join('');
  const head = 'sendevent CUSTOM\nEvent-Subclass: pbx::push\nPush-Batch: b\nPush-Seq: 9';
  await client.ask(head, body);
  let shipped = 0;
  const shipper = startShipper({
    ...{ nodeId: 'node_sim', directory: join(directory, 'cdr'), clock: Date.now, log },
    post: async (nodeId, bytes) => {
      await receiveOne(records.receive, nodeId, bytes.toString('utf8'));
      shipped += 1;
      return 200;
    },
  });
  await client.ask('api simulator calls 100');
  await expect.poll(async () => (await totals()).calls, { timeout: 20_000 }).toBeGreaterThan(150);
  await client.ask('api simulator calls 0');
  const channels = async () => (await client.ask('api show channels')).body.trim();
  await expect.poll(channels, { timeout: 10_000 }).toBe('0 total.');
  const spool = () => readdirSync(join(directory, 'cdr')).filter((name) => name.endsWith('.json'));
  await expect.poll(spool, { timeout: 40_000 }).toEqual([]);
  await expect.poll(async () => (await totals()).legs, { timeout: 20_000 }).toBe(shipped);
  await shipper.stop();
  client.close();
  const { calls, simulated, results } = await totals();
  expect(simulated).toBe(calls);
  expect(results).toBeGreaterThan(3);
}, 120_000);
