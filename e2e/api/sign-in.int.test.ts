import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { authRoute } from '@/lib/access/auth-route';
import { hashPassword } from '@/lib/access/passwords';
import { db } from '@/lib/db/prisma';
import { ADDRESS_HEADER } from '@/lib/http/client';
import { changePassword, getMe } from '@/lib/me/contract';
import { listSessions, removeSession, removeSessions, type Session } from '@/lib/sessions/contract';
import { newId } from '@/lib/shared/ids';
import { getOwnTenant, updateOwnTenant } from '@/lib/tenants/contract';
import { ask, call, HOST, refusal } from './harness';
import { createWorld, type World } from './world';

const PASSWORD = 'correct horse battery';

let world: World;
let resellerHost: string;
let email: string;
let userId: string;
/** An address of its own for each test: attempts are counted by it. */
let address: string;
let addresses = 0;

beforeAll(async () => {
  world = await createWorld();
  resellerHost = `${world.here.id.replace('_', '-')}.example`;
  const brandId = newId('brand');
  await db().brand.create({
    data: { id: brandId, resellerId: world.here.id, productName: 'Acme Talk' },
  });
  await db().hostName.create({ data: { id: newId('hostName'), host: resellerHost, brandId } });
});

beforeEach(async () => {
  addresses += 1;
  address = `192.0.2.${addresses}`;
  userId = newId('user');
  email = `${userId}@example.com`;
  await db().user.create({
    data: { id: userId, email, name: 'Ada', passwordHash: await hashPassword(PASSWORD) },
  });
  const tenantId = world.here.pbx.tenant.id;
  await db().membership.create({
    data: { id: newId('membership'), userId, role: 'owner', scopeKey: tenantId, tenantId },
  });
});

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function send(path: string, init: RequestInit & { headers?: Record<string, string> }) {
  const headers = { Host: HOST, [ADDRESS_HEADER]: address, ...init.headers };
  return authRoute(new Request(`http://${headers.Host}/api/auth/${path}`, { ...init, headers }));
}

async function post(path: string, fields: Record<string, string>, host = HOST, cookie = '') {
  const csrf = await send('csrf', { headers: { Host: host } });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return send(path, {
    method: 'POST',
    headers: {
      Host: host,
      Origin: `http://${host}`,
      Cookie: [cookiesOf(csrf), cookie].filter(Boolean).join('; '),
    },
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }).toString(),
  });
}

async function errorOf(response: Response): Promise<string | null> {
  const { url } = (await response.json()) as { url: string };
  return new URL(url).searchParams.get('error');
}

async function signIn(password = PASSWORD, host = HOST) {
  const response = await post('callback/credentials', { email, password }, host);
  const cookie = cookiesOf(response)
    .split('; ')
    .find((pair) => pair.startsWith('session='));
  return { response, headers: { Cookie: cookie ?? '' } };
}

describe('with the right password', () => {
  test('there is a session, in a cookie of this host alone', async () => {
    const { response, headers } = await signIn();
    const line = response.headers.getSetCookie().find((text) => text.startsWith('session='));
    expect(line).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax$/i);
    expect(line).not.toMatch(/domain/i);
    const me = await ask(getMe, { headers });
    expect(me).toMatchObject({ kind: 'session', userId, role: 'owner' });
    expect(await ask(getOwnTenant, { headers })).toMatchObject({ id: world.here.pbx.tenant.id });
  });

  test('signing out ends it, also for a copy of the cookie', async () => {
    const { headers } = await signIn();
    const out = await post('signout', {}, HOST, headers.Cookie);
    expect(out.status).toBe(200);
    expect((await refusal(getMe, { headers })).status).toBe(401);
  });

  test('it is refused on another host', async () => {
    const { headers } = await signIn();
    const elsewhere = { ...headers, Host: resellerHost };
    expect((await refusal(getMe, { headers: elsewhere })).status).toBe(401);
  });

  test('it does not work where the realm is another one', async () => {
    const { response } = await signIn(PASSWORD, resellerHost);
    expect(await errorOf(response)).toBe('CredentialsSignin');
  });

  test('it ends when its time is over, and when the user is disabled', async () => {
    const first = await signIn();
    await db().session.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } });
    expect((await refusal(getMe, { headers: first.headers })).status).toBe(401);
    const second = await signIn();
    await db().user.update({ where: { id: userId }, data: { status: 'disabled' } });
    expect((await refusal(getMe, { headers: second.headers })).status).toBe(401);
  });
});

test('sessions are listed, and each can be ended', async () => {
  const [first, second, third] = [await signIn(), await signIn(), await signIn()];
  const { headers } = first;
  const origin = { ...headers, Origin: `http://${HOST}` };
  const listed = await ask<{ items: Session[] }>(listSessions, { headers });
  expect(listed.items.map(({ current }) => current)).toEqual([false, false, true]);
  const newest = listed.items[0]?.id ?? '';
  expect((await call(removeSession, { headers: origin, params: { id: newest } })).status).toBe(204);
  expect((await refusal(getMe, { headers: third.headers })).status).toBe(401);
  expect((await call(removeSessions, { headers: origin })).status).toBe(204);
  expect((await refusal(getMe, { headers: second.headers })).status).toBe(401);
  expect((await call(getMe, { headers })).status).toBe(200);
});

describe('changes by cookie', () => {
  const body = { name: 'Mine' };
  const rename = async (more: Record<string, string>) => {
    const { headers } = await signIn();
    const { version } = await ask<{ version: number }>(getOwnTenant, { headers });
    return call(updateOwnTenant, {
      headers: { ...headers, 'If-Match': `"${version}"`, ...more },
      body,
    });
  };

  test('are taken from this very host only', async () => {
    expect((await rename({})).status).toBe(403);
    expect((await rename({ Origin: 'null' })).status).toBe(403);
    expect((await rename({ Origin: 'http://localhost:7499' })).status).toBe(403);
    expect((await rename({ Origin: `http://${resellerHost}` })).status).toBe(403);
    expect((await rename({ Origin: `http://${HOST}` })).status).toBe(200);
  });

  test('a foreign page cannot sign anybody in', async () => {
    const response = await send('callback/credentials', {
      method: 'POST',
      headers: { Origin: 'http://evil.example' },
      body: new URLSearchParams({ email, password: PASSWORD }).toString(),
    });
    expect(response.status).toBe(403);
  });
});

describe('the chosen PBX', () => {
  test('is that of the cookie among the own, and the own one when the cookie is stale', async () => {
    const tenantId = world.there.pbx.tenant.id;
    const { headers } = await signIn();
    const withChoice = { Cookie: `${headers.Cookie}; tenant=${tenantId}` };
    const own = world.here.pbx.tenant.id;
    expect(await ask(getOwnTenant, { headers: withChoice })).toMatchObject({ id: own });
    await db().membership.create({
      data: { id: newId('membership'), userId, role: 'auditor', scopeKey: tenantId, tenantId },
    });
    expect(await ask(getOwnTenant, { headers: withChoice })).toMatchObject({ id: tenantId });
    expect(await ask(getMe, { headers: withChoice })).toMatchObject({ role: 'auditor', tenantId });
  });

  test('is closed to its users while it is suspended', async () => {
    const { headers } = await signIn();
    const { id } = world.here.pbx.tenant;
    await db().tenant.update({ where: { id }, data: { status: 'suspended' } });
    const problem = await refusal(getOwnTenant, { headers });
    await db().tenant.update({ where: { id }, data: { status: 'active' } });
    expect(problem).toMatchObject({ status: 403, code: 'tenant_suspended' });
  });
});

describe('with a wrong password', () => {
  test('wrong, unknown and disabled are one answer', async () => {
    const wrong = await errorOf((await signIn('wrong password')).response);
    await db().user.update({ where: { id: userId }, data: { status: 'disabled' } });
    const disabled = await errorOf((await signIn()).response);
    email = 'nobody@example.com';
    const unknown = await errorOf((await signIn()).response);
    expect([wrong, disabled, unknown]).toEqual(Array(3).fill('CredentialsSignin'));
  });

  test('the account is locked for a while that is told, and the right password waits too', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('wrong password');
    expect(await errorOf((await signIn('wrong password')).response)).toMatch(/^locked:[1-5]$/);
    expect(await errorOf((await signIn()).response)).toMatch(/^locked:[1-5]$/);
  });

  test('many attempts at once are as many attempts', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('wrong password')));
    const errors = await Promise.all(answers.map(({ response }) => errorOf(response)));
    expect(errors.filter((error) => error === 'CredentialsSignin').length).toBeLessThanOrEqual(5);
  });

  test('the right one forgets the failures', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn('wrong password');
    expect(await errorOf((await signIn()).response)).toBeNull();
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn('wrong password');
    expect(await errorOf((await signIn()).response)).toBeNull();
  });
});

test('the own password is changed with the old one, and other sessions end', async () => {
  const [here, elsewhere] = [await signIn(), await signIn()];
  const headers = { ...here.headers, Origin: `http://${HOST}` };
  const change = (currentPassword: string) =>
    call(changePassword, { headers, body: { currentPassword, newPassword: 'another long one' } });
  expect((await change('wrong password')).status).toBe(400);
  expect((await change(PASSWORD)).status).toBe(204);
  expect((await refusal(getMe, { headers: elsewhere.headers })).status).toBe(401);
  expect((await call(getMe, { headers })).status).toBe(200);
  expect(await errorOf((await signIn()).response)).toBe('CredentialsSignin');
  expect(await errorOf((await signIn('another long one')).response)).toBeNull();
});

test('signing in, failing to and signing out are in the audit trail', async () => {
  await signIn('wrong password');
  const { headers } = await signIn();
  await post('signout', {}, HOST, headers.Cookie);
  await vi.waitFor(async () => {
    const rows = await db().auditEvent.findMany({
      where: { actorId: userId, tenantId: world.here.pbx.tenant.id },
      orderBy: { createdAt: 'asc' },
    });
    expect(rows.map(({ action, ip }) => [action, ip])).toEqual([
      ['session.sign_in_refused', address],
      ['session.sign_in', address],
      ['session.sign_out', address],
    ]);
  });
});

test('nothing else of the library is to be had', async () => {
  for (const path of ['signin', 'session', 'providers', 'error', 'signout']) {
    expect((await send(path, { method: 'GET' })).status, path).toBe(404);
  }
});

test('a form that is too large is refused', async () => {
  const response = await post('callback/credentials', { email, password: 'x'.repeat(20_000) });
  expect(response.status).toBe(413);
});
