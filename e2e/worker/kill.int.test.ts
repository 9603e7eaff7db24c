import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { STEPS, type StepName } from '@/telephony/reconcile/step';
import type { Pbx, Phone } from './pbx';
import type { Received } from './received-log';
import { WorkerProcess } from './worker-process';
import { World } from './world';

let world: World;
let worker: WorkerProcess | undefined;

const allLive = () =>
  expect.poll(() => world.isAllLive(), { timeout: 20_000, interval: 25 }).toBe(true);

/** What the control plane believes every node to hold. */
async function manifest(): Promise<Map<string, string>> {
  const rows = await world.database.query<{ key: string; value: string }[]>(
    'SELECT d.`key`, e.`value` FROM config_document AS d JOIN config_entry AS e ON e.`key` = d.`key` WHERE d.deleted = 0',
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}

function expectNeverBackwards(received: readonly Received[]): void {
  const newest = new Map<string, bigint>();
  for (const { key, seq } of received) {
    expect(seq, key).toBeGreaterThanOrEqual(newest.get(key) ?? 0n);
    newest.set(key, seq);
  }
}

/** The names that a device's document went through on a node, repetitions of one taken together. */
function namesSeen(received: readonly Received[], username: string): string[] {
  const names = received
    .filter((record) => record.key.endsWith(`:${username}`))
    .map((record) => /effective_caller_id_name" value="([^"]*)"/.exec(record.xml ?? '')?.[1] ?? '');
  return names.filter((name, index) => name !== names[index - 1]);
}

const accountOf = async (phone: Phone) =>
  (
    await world.kamailio.query<{ name: string; ha1: string }[]>(
      'SELECT display_name AS name, ha1 FROM subscriber WHERE device_id = ?',
      [phone.deviceId],
    )
  )[0];

beforeAll(async () => {
  world = await World.create(2);
  world.env['WORKER_SWEEP_SECONDS'] = '3600';
});

afterEach(async () => {
  await worker?.stop('SIGKILL');
});

afterAll(async () => {
  await world?.close();
});

interface Changed {
  kept: Phone;
  removed: Phone;
  added: Phone;
}

/** One of each kind, waiting for a worker. */
async function changeEverything(pbx: Pbx, kept: Phone, removed: Phone): Promise<Changed> {
  await pbx.rename(kept.id, 'Second name');
  await pbx.newPassword(kept, 'second password');
  await pbx.removeExtension(removed.id);
  const added = await pbx.addExtension('103', 'Newcomer');
  return { kept, removed, added };
}

async function expectAllThere(pbx: Pbx, { kept, removed, added }: Changed): Promise<void> {
  const expected = await manifest();
  expect(expected.has(`dial:${pbx.domain}:103`)).toBe(true);
  expect(expected.has(`dial:${pbx.domain}:102`)).toBe(false);
  for (const node of world.nodes) {
    const received = node.received();
    expect(node.held()).toEqual(expected);
    expectNeverBackwards(received);
  }
  expect(await accountOf(kept)).toMatchObject({ name: 'Third name' });
  expect(await accountOf(added)).toMatchObject({ name: 'Newcomer' });
  expect(await accountOf(removed)).toBeUndefined();
}

async function setUp(slug: string) {
  const pbx = await world.createPbx(slug);
  const kept = await pbx.addExtension('101', 'First name');
  const removed = await pbx.addExtension('102', 'Leaver');
  worker = WorkerProcess.start(world.env);
  await allLive();
  await worker.stop();
  world.rpc.calls.length = 0;
  return { pbx, kept, removed };
}

async function repairs(): Promise<bigint> {
  const rows = await world.database.query<{ value: bigint }[]>(
    "SELECT value FROM worker_counter WHERE name = 'sweep_repairs'",
  );
  return rows[0]?.value ?? 0n;
}

describe('a worker that is killed', () => {
  it.each<StepName>([...STEPS])(
    'at "%s" loses nothing, repeats nothing in effect and keeps the order',
    async (at) => {
      const { pbx, kept, removed } = await setUp(`kill-${at}`);
      const changed = await changeEverything(pbx, kept, removed);
      const node = world.nodes[0];
      if (at === 'resync-pushed') {
        // Otherwise there is no full resync to be killed in.
        await node?.stop();
        node?.forgetAll();
        await node?.start();
      }
      worker = WorkerProcess.start(world.env, { at });
      expect(await worker.ended()).toBe('SIGKILL');
      await pbx.rename(kept.id, 'Third name');
      worker = WorkerProcess.start(world.env);
      await allLive();
      await expectAllThere(pbx, changed);
      for (const { username } of [kept, removed]) {
        const account = `${username}@${pbx.domain}`;
        expect(world.rpc.of('ul.rm').map((call) => call.params[1])).toContain(account);
      }
      // Nothing was mended behind our back.
      expect(await repairs()).toBe(0n);
    },
    60_000,
  );

  it('again and again while people go on saving shows every node one and the same order', async () => {
    const { pbx, kept } = await setUp('kill-again');
    const names = Array.from(
      { length: 12 },
      (_, index) => `Name ${String(index).padStart(2, '0')}`,
    );
    for (const [index, name] of names.entries()) {
      const at = STEPS[index % STEPS.length] ?? 'claimed';
      if (at === 'resync-pushed') continue;
      await pbx.rename(kept.id, name);
      worker = WorkerProcess.start(world.env, { at });
      await worker.ended();
    }
    await pbx.rename(kept.id, 'Name 99');
    worker = WorkerProcess.start(world.env);
    await allLive();
    for (const node of world.nodes) {
      const seen = namesSeen(node.received(), kept.username).slice(1);
      expect(seen).toEqual([...seen].sort());
      expect(seen.at(-1)).toBe('Name 99');
      expectNeverBackwards(node.received());
    }
  }, 90_000);
});
