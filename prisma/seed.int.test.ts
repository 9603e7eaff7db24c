import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { closeDb, db } from '@/lib/db/prisma';
import { ensureInstallation } from './installation';
import { makeDemo } from './seed';

const directory = mkdtempSync(join(tmpdir(), 'livery-seed-'));
const PASSWORD = 'operator-password';
const place = {
  sipHost: '127.0.0.1',
  sipPort: 7410,
  eslHost: '127.0.0.1',
  eslPort: 7411,
  eslPassword: 'an-esl-password-of-a-test',
};

afterAll(async () => {
  await closeDb();
  rmSync(directory, { recursive: true, force: true });
});

it('writes what must be there once, and follows a media node that moved', async () => {
  const first = await ensureInstallation(PASSWORD, place);
  const waiting = await db().outbox.count({ where: { tenantId: 'platform' } });
  expect(await ensureInstallation(PASSWORD, place)).toEqual(first);
  expect(await db().outbox.count({ where: { tenantId: 'platform' } })).toBe(waiting);
  await ensureInstallation(PASSWORD, { ...place, sipPort: 8410 });
  expect(await db().mediaNode.findMany({ select: { id: true, sipPort: true } })).toEqual([
    { id: first.mediaNodeId, sipPort: 8410 },
  ]);
  expect(await db().user.count()).toBe(1);
});

it('makes the demo data once, with log-ins, phones and past calls', async () => {
  const { mediaNodeId: id } = await ensureInstallation(PASSWORD, place);
  const options = {
    publicUrl: 'http://localhost:7400',
    operatorPassword: PASSWORD,
    demoPassword: 'demo-password',
    mediaNode: { id, recordDirectory: directory },
  };
  const made = await makeDemo(options);
  expect(made?.access.logins.map(({ role }) => role)).toEqual(
    expect.arrayContaining(['operator', 'reseller', 'owner', 'user', 'auditor']),
  );
  expect(made?.access.sip[0]).toMatchObject({ extension: '101', domain: 'acme.pbx.localhost' });
  expect(readdirSync(directory).length).toBeGreaterThan(made?.calls ?? 0);
  expect(await db().tenant.count()).toBe(2);
  expect(await makeDemo(options)).toBeUndefined();
});
