import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testServers } from '@/e2e/test-servers';
import { TcpGate } from './tcp-gate';
import { WorkerProcess } from './worker-process';
import { World } from './world';

let world: World;
let gate: TcpGate;
let worker: WorkerProcess | undefined;

/** The world's settings, with both databases behind the gate. */
function behindGate(): Record<string, string> {
  const through = (name: string): string => {
    const url = new URL(world.env[name] ?? '');
    url.port = String(gate.port);
    return url.href;
  };
  return {
    ...world.env,
    DATABASE_URL: through('DATABASE_URL'),
    KAMAILIO_DATABASE_URL: through('KAMAILIO_DATABASE_URL'),
  };
}

const health = () =>
  fetch(`${world.env['WORKER_URL']}/health`).then(
    (response) => response.status,
    () => 0,
  );

const allLive = () =>
  expect.poll(() => world.isAllLive(), { timeout: 20_000, interval: 50 }).toBe(true);

beforeEach(async () => {
  world = await World.create(1);
  gate = await TcpGate.to(testServers().mariadb.port);
});

afterEach(async () => {
  await worker?.stop('SIGKILL');
  worker = undefined;
  await gate.close();
  await world.close();
});

describe('a worker', () => {
  it('starts without its database, says so, and works when it is there', async () => {
    gate.shut();
    const pbx = await world.createPbx('early');
    worker = WorkerProcess.start(behindGate());
    await expect.poll(health, { timeout: 10_000 }).toBe(503);
    gate.open();
    await allLive();
    expect(await health()).toBe(200);
    await pbx.addExtension('101');
    await allLive();
  }, 40_000);

  it('recovers by itself when the database was away, and loses nothing that was saved meanwhile', async () => {
    const pbx = await world.createPbx('outage');
    const phone = await pbx.addExtension('101', 'Before');
    worker = WorkerProcess.start(behindGate());
    await allLive();
    gate.shut();
    await pbx.rename(phone.id, 'During');
    await expect.poll(health, { timeout: 10_000 }).toBe(503);
    gate.open();
    await allLive();
    const names = await world.kamailio.query('SELECT display_name AS name FROM subscriber');
    expect(names).toEqual([{ name: 'During' }]);
  }, 40_000);

  it('ends in peace within seconds of SIGTERM, the database there or not', async () => {
    for (const isThere of [true, false]) {
      gate.open();
      worker = WorkerProcess.start(behindGate());
      await expect.poll(health, { timeout: 10_000 }).toBe(200);
      if (!isThere) gate.shut();
      const beganMs = performance.now();
      await worker.stop('SIGTERM');
      expect(performance.now() - beganMs).toBeLessThan(9000);
      if (isThere) expect(worker.exitCode).toBe(0);
    }
  }, 60_000);

  it('wakes at once by a hint', async () => {
    const pbx = await world.createPbx('hinted');
    worker = WorkerProcess.start(behindGate());
    await allLive();
    const hint = () =>
      fetch(`${world.env['WORKER_URL']}/hint`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${world.env['WORKER_TOKEN']}` },
      });
    await pbx.addExtension('101');
    expect((await hint()).status).toBe(202);
    await allLive();
  });

  it('refuses a wrong environment in words', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'telephony/main.ts'], {
      env: { ...process.env, DATABASE_URL: 'postgres://nobody', WORKER_TOKEN: 'short' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [words] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(child.exitCode).toBe(1);
    expect(words).toContain('DATABASE_URL');
    expect(words).toContain('WORKER_TOKEN: at least 32 characters');
    expect(words).not.toContain('    at ');
  });
});
