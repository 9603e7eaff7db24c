import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createExtension, listExtensions, type Extension } from '@/lib/extensions/contract';
import { GET as ready } from '@/app/api/health/ready/route';
import { connectAsRoot, ensureAccounts } from '@/scripts/database/accounts';
import { loadKamailioSchema } from '@/scripts/database/kamailio-schema';
import { proxy } from '@/proxy';
import { migrate } from '@/scripts/migrate';
import { derivedSettings, withSecrets } from '@/scripts/plan/settings';
import { startMariadb, type RunningMariadb } from '@/scripts/processes/mariadb';
import { findFreePlan } from '@/scripts/system/free-ports';
import { ask, call, HOST, refusal } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { LinePbx } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

// A database of its own, for it is stopped: the app answers in words, the worker waits, and both
// go on by themselves when it is back.
const dir = mkdtempSync(join(tmpdir(), 'livery-away-'));
const worker = new LineWorker();
let port: number;
let mariadb: RunningMariadb;
let pbx: LinePbx;

const start = (): Promise<RunningMariadb> =>
  startMariadb({ dir: join(dir, 'mysql'), port, bufferPoolMiB: 64 });

beforeAll(async () => {
  const plan = await findFreePlan(1);
  const secrets = withSecrets({});
  port = plan.mariadb;
  mariadb = await start();
  const root = await connectAsRoot(mariadb.socketPath);
  await ensureAccounts(root, secrets);
  await root.query('USE kamailio');
  await loadKamailioSchema(root);
  await root.end();
  const own = derivedSettings(plan, secrets, '127.0.0.1');
  const { KAMAILIO_RPC_URL } = process.env;
  Object.assign(process.env, own, { KAMAILIO_RPC_URL });
  await migrate(own['MIGRATE_DATABASE_URL'] ?? '');
  const { token } = await createPerson('operator', PLATFORM_HOLDER);
  await worker.start();
  pbx = await LinePbx.create(token, 'away');
  await pbx.live('tenant', pbx.tenant.id);
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await mariadb.stop();
  rmSync(dir, { recursive: true, force: true });
});

const visit = (path: string) =>
  proxy(new NextRequest(`http://${HOST}${path}`, { headers: { Host: HOST } }));

it('answers 503 in words while the database is away, and recovers by itself', async () => {
  expect((await call(listExtensions, { token: pbx.token })).status).toBe(200);
  await mariadb.stop();

  for (let attempt = 0; attempt < 3; attempt += 1) {
    const read = await refusal(listExtensions, { token: pbx.token });
    expect(read).toMatchObject({ status: 503, code: 'unavailable' });
    expect(read.detail).not.toMatch(/sql|prisma|pool|ECONN/i);
  }
  const body = { number: '101', name: 'Ada' };
  const write = await refusal(createExtension, { token: pbx.token, body });
  expect(write).toMatchObject({ status: 503, code: 'unavailable' });
  expect((await ready()).status).toBe(503);
  const page = await eventually('a page says so', async () => {
    const response = await visit('/calls');
    return response.status === 503 && response;
  });
  expect(page.headers.get('retry-after')).toBe('5');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await page.text()).toContain('is briefly unavailable');

  mariadb = await start();
  const again = await eventually('the app is back', async () => {
    const response = await call(listExtensions, { token: pbx.token });
    return response.status === 200 && response;
  });
  // Refused means refused: nothing of the write in between was half saved.
  expect((await again.json()) as { items: Extension[] }).toMatchObject({ items: [] });
  expect((await ready()).status).toBe(200);
  await eventually('pages are back', async () => (await visit('/calls')).status === 200);
  const made = await ask<Extension>(createExtension, { token: pbx.token, body });
  // The worker came back as well.
  expect(await pbx.live('extension', made.id)).toBeGreaterThanOrEqual(0);
}, 90_000);
