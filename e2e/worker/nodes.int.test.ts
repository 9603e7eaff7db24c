import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import pino from 'pino';
import { parseEnv } from '@/lib/env';
import { startControl, type Role } from '@/telephony/control-role';
import { noStep } from '@/telephony/reconcile/step';
import { TestingClient } from '@/telephony/simulator/testing-client';
import { ESL_PASSWORD, type Pbx, type Phone } from './pbx';
import { World, type TestNode } from './world';

let world: World;
let worker: Role | undefined;
let pbx: Pbx;
let phone: Phone;
let node: TestNode;

const start = async (sweepSeconds = 3600): Promise<void> => {
  const env = parseEnv({ ...world.env, WORKER_SWEEP_SECONDS: String(sweepSeconds) });
  worker = await startControl(env, pino({ level: world.env['LOG_LEVEL'] ?? 'silent' }), noStep);
};

const allLive = () =>
  expect.poll(() => world.isAllLive(), { timeout: 15_000, interval: 25 }).toBe(true);

const held = (from = node) => from.held();

async function command(words: string): Promise<void> {
  const client = await TestingClient.login(node.eslPort, ESL_PASSWORD);
  const answer = await client.ask(`api simulator ${words}`);
  expect(answer.body).toContain('+OK');
  client.close();
}

async function nodeRow(): Promise<{ connected: number; error: string | null }> {
  const rows = await world.database.query<{ connected: number; error: string | null }[]>(
    'SELECT connected, last_error AS error FROM media_node WHERE id = ?',
    [node.id],
  );
  return rows[0] ?? { connected: -1, error: null };
}

const appliedRevision = async () =>
  (
    await world.database.query<{ revision: number }[]>(
      'SELECT applied_revision AS revision FROM sync_status WHERE tenant_id = ? AND node_id = ?',
      [pbx.id, node.id],
    )
  )[0]?.revision;

async function counter(name: string): Promise<number> {
  const rows = await world.database.query<{ value: bigint }[]>(
    'SELECT value FROM worker_counter WHERE name = ?',
    [name],
  );
  return Number(rows[0]?.value ?? 0n);
}

const repairs = (): Promise<number> => counter('sweep_repairs');

beforeEach(async () => {
  world = await World.create(2);
  const [first] = world.nodes;
  if (!first) throw new Error('There is no node.');
  node = first;
  pbx = await world.createPbx('nodes');
  phone = await pbx.addExtension('101', 'First');
  await start();
  await allLive();
});

afterEach(async () => {
  await worker?.stop();
  await world.close();
});

describe('a media node', () => {
  it('that is away holds up nobody, is named, and is brought level when it is back', async () => {
    await node.stop();
    await expect.poll(nodeRow).toMatchObject({ connected: 0 });
    const revision = await pbx.rename(phone.id, 'Second');
    await allLive();
    expect(await appliedRevision()).toBeLessThan(revision);
    expect((await nodeRow()).error).toContain('ECONNREFUSED');
    await node.start();
    await expect.poll(appliedRevision, { timeout: 15_000 }).toBe(revision);
    expect(held().get(`directory:nodes.pbx.test:${phone.username}`)).toContain('Second');
    expect(await nodeRow()).toEqual({ connected: 1, error: null });
  });

  it('that lost its data gets everything again, and nothing that is gone', async () => {
    const other = await pbx.addExtension('102');
    await allLive();
    await node.stop();
    node.forgetAll();
    await pbx.removeExtension(other.id);
    await node.start();
    await allLive();
    const second = world.nodes[1];
    await expect.poll(() => held(), { timeout: 15_000 }).toEqual(second && held(second));
    expect([...held().keys()]).not.toContain('dial:nodes.pbx.test:102');
  });

  it('that is disabled is let go, and level again when it is enabled', async () => {
    const set = async (state: string) => {
      await world.database.run('UPDATE media_node SET state = ? WHERE id = ?', [state, node.id]);
      await world.database.run(
        "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES ('platform', 'media_node', ?, 2)",
        [node.id],
      );
    };
    await set('disabled');
    await expect.poll(nodeRow).toMatchObject({ connected: 0 });
    const revision = await pbx.rename(phone.id, 'Second');
    await allLive();
    await set('active');
    await expect.poll(appliedRevision, { timeout: 15_000 }).toBe(revision);
  });
});

describe('a document that a node refuses', () => {
  const refusals = () =>
    world.database.query<{ key: string; owner: string; reason: string }[]>(
      'SELECT document_key AS `key`, owner, reason FROM sync_refusal',
    );

  it("is shown with the node's words, keeps only its own change back, and is over when taken", async () => {
    const other = await pbx.addExtension('102', 'Other');
    await allLive();
    const key = `directory:nodes.pbx.test:${phone.username}`;
    await command(`refuse ${key}`);
    await pbx.rename(phone.id, 'Second');
    await pbx.rename(other.id, 'Other two');
    await expect.poll(refusals).toMatchObject([{ key, owner: `extension:${phone.id}` }]);
    const waiting = () =>
      world.database.query('SELECT subject_id AS id FROM outbox WHERE live_at IS NULL');
    await expect.poll(waiting).toEqual([{ id: phone.id }]);
    expect(held().get(key)).toContain('First');
    expect(held().get(`directory:nodes.pbx.test:${other.username}`)).toContain('Other two');
    await command('resume');
    await pbx.rename(phone.id, 'Third');
    await allLive();
    expect(await refusals()).toEqual([]);
    expect(held().get(key)).toContain('Third');
  });
});

describe('a change that is delivered twice', () => {
  it('changes nothing the second time', async () => {
    const before = world.nodes.map((one) => one.received().length);
    world.rpc.calls.length = 0;
    await world.database.run('UPDATE outbox SET done_at = NULL, live_at = NULL');
    await allLive();
    expect(world.nodes.map((one) => one.received().length)).toEqual(before);
    expect(world.rpc.calls).toEqual([]);
  });
});

describe('the sweep', () => {
  it('finds nothing to repair in health', async () => {
    await worker?.stop();
    await start(1);
    await expect.poll(() => counter('sweeps'), { timeout: 10_000 }).toBeGreaterThan(3);
    await allLive();
    expect(await repairs()).toBe(0);
  });

  it("puts back what somebody changed in the entry node's tables", async () => {
    await worker?.stop();
    await world.kamailio.run('DELETE FROM subscriber WHERE device_id = ?', [phone.deviceId]);
    await world.kamailio.run(
      "INSERT INTO domain (domain, did) VALUES ('stray.test', 'stray.test')",
    );
    await start(1);
    const account = () =>
      world.kamailio.query('SELECT username FROM subscriber WHERE device_id = ?', [phone.deviceId]);
    await expect.poll(account, { timeout: 10_000 }).toEqual([{ username: phone.username }]);
    const stray = () => world.kamailio.query("SELECT 1 FROM domain WHERE domain = 'stray.test'");
    await expect.poll(stray, { timeout: 10_000 }).toEqual([]);
    await allLive();
    expect(await repairs()).toBeGreaterThan(0);
  });

  it('mends a node that holds something else', async () => {
    const key = `dial:nodes.pbx.test:101`;
    await worker?.stop();
    // As if the manifest had never heard of it: the node now holds one document too many.
    await world.database.run('DELETE FROM config_document WHERE `key` = ?', [key]);
    await start(1);
    await expect.poll(repairs, { timeout: 10_000 }).toBeGreaterThan(0);
    await allLive();
    const known = () =>
      world.database.query('SELECT deleted FROM config_document WHERE `key` = ?', [key]);
    await expect.poll(known).toEqual([{ deleted: 0 }]);
    await expect.poll(() => held().has(key)).toBe(true);
  });
});
