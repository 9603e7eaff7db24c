import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/prisma';
import { listCalls } from '@/lib/calls/contract';
import { createExtension, listExtensions, type CreatedExtension } from '@/lib/extensions/contract';
import { getMe, type Me } from '@/lib/me/contract';
import { newId } from '@/lib/shared/ids';
import { createTenant, getOwnTenant, listTenants } from '@/lib/tenants/contract';
import {
  createOrganisationToken,
  createToken,
  removeToken,
  type CreatedToken,
} from '@/lib/tokens/contract';
import {
  createUser,
  removeUser,
  resetUserPassword,
  updateUser,
  type CreatedUser,
} from '@/lib/users/contract';
import { ask, call, refusal } from './harness';
import { createPerson, createWorld, holderOf, type World } from './world';

let world: World;
let owner: string;
let tenantId: string;

beforeAll(async () => {
  world = await createWorld();
  owner = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
});

const newKey = (body: object, token = owner) =>
  ask<CreatedToken>(createToken, {
    token,
    body: { name: 'Key', scopes: ['extensions:read'], ...body },
  });

describe('a token', () => {
  test('may what its scopes say, and is shown once', async () => {
    const key = await newKey({});
    expect(key.secret.startsWith(`${key.prefix}_`)).toBe(true);
    expect((await call(listExtensions, { token: key.secret })).status).toBe(200);
    expect((await call(listCalls, { token: key.secret })).status).toBe(403);
    const row = await db().token.findUniqueOrThrow({ where: { id: key.id } });
    expect(JSON.stringify(row)).not.toContain(key.secret.slice(key.prefix.length + 1));
    expect(row.lastUsedIp).toBe('127.0.0.1');
  });

  test('is refused after it ended, was revoked, from elsewhere, or when its maker left', async () => {
    const status = async (key: CreatedToken) =>
      (await call(listExtensions, { token: key.secret })).status;
    const soon = new Date(Date.now() + 60_000).toISOString();
    const ended = await newKey({ expiresAt: soon });
    expect(await status(ended)).toBe(200);
    await db().token.update({ where: { id: ended.id }, data: { expiresAt: new Date(0) } });
    expect(await status(ended)).toBe(401);
    expect(await status(await newKey({ networks: ['127.0.0.0/8', '::1'] }))).toBe(200);
    expect(await status(await newKey({ networks: ['192.0.2.0/24'] }))).toBe(401);
    const revoked = await newKey({});
    const gone = await call(removeToken, {
      token: owner,
      params: { id: revoked.id },
      headers: { 'If-Match': '"1"' },
    });
    expect(gone.status).toBe(204);
    expect(await status(revoked)).toBe(401);
    const admin = await createPerson('admin', holderOf(tenantId));
    const orphan = await newKey({}, admin.token);
    await db().user.delete({ where: { id: admin.userId } });
    expect(await status(orphan)).toBe(401);
  });

  test('never may more than its maker, also when the maker’s role shrinks', async () => {
    const admin = await createPerson('admin', holderOf(tenantId));
    const body = { name: 'x', scopes: ['media-nodes:read'] };
    const refused = await refusal(createToken, { token: admin.token, body });
    expect(refused).toMatchObject({ status: 400, errors: [{ field: 'scopes.0' }] });
    const key = await newKey({ scopes: ['extensions:write'] }, admin.token);
    await db().membership.updateMany({ where: { userId: admin.userId }, data: { role: 'user' } });
    const made = { number: '600', name: 'x' };
    expect((await refusal(createExtension, { token: key.secret, body: made })).status).toBe(403);
  });

  test('of an organisation opens all its PBXs and no other', async () => {
    const { secret } = await ask<CreatedToken>(createOrganisationToken, {
      token: world.here.token,
      body: { name: 'Provisioning', scopes: ['tenants:read', 'tenants:write', 'tenant:read'] },
    });
    const page = await ask<{ items: { id: string }[] }>(listTenants, { token: secret });
    expect(page.items.map(({ id }) => id)).toEqual([tenantId]);
    expect(await refusal(getOwnTenant, { token: secret })).toMatchObject({
      code: 'tenant_required',
    });
    const named = (id: string) => ({ token: secret, headers: { 'X-Tenant-Id': id } });
    expect((await call(getOwnTenant, named(tenantId))).status).toBe(200);
    expect((await call(getOwnTenant, named(world.there.pbx.tenant.id))).status).toBe(404);
  });
});

describe('an Idempotency-Key', () => {
  const send = (key: string, body: object, token = owner) =>
    call(createExtension, { token, body, headers: { 'Idempotency-Key': key } });

  test('makes a repeated request one, with the same answer and its secret', async () => {
    const body = { number: '610', name: 'Once', device: { label: 'Desk' } };
    const [first, second] = [await send('k1', body), await send('k1', body)];
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const text = await first.text();
    expect(await second.text()).toBe(text);
    const { sip } = JSON.parse(text) as CreatedExtension;
    const kept = await db().idempotencyKey.findMany();
    expect(JSON.stringify(kept)).not.toContain(sip?.password);
  });

  test('is refused for another body, and belongs to one caller', async () => {
    await send('k2', { number: '611', name: 'A' });
    const other = { number: '612', name: 'B' };
    expect((await send('k2', other)).status).toBe(422);
    expect((await send('k2', other, world.there.pbx.owner.token)).status).toBe(201);
  });

  test('of requests at the same time only one is done', async () => {
    const body = { number: '613', name: 'Race' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('k3', body)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    expect(await db().extension.count({ where: { tenantId, number: '613' } })).toBe(1);
  });

  test('is free again after a refusal', async () => {
    expect((await send('k4', { number: '101', name: 'Taken' })).status).toBe(409);
    expect((await send('k4', { number: '614', name: 'Free' })).status).toBe(201);
  });
});

describe('users', () => {
  const add = (body: object, token = owner) => ask<CreatedUser>(createUser, { token, body });
  const person = (role: string) => ({ email: `${newId('user')}@example.com`, name: 'P', role });

  test('nobody is raised above the one who does it', async () => {
    const admin = await createPerson('admin', holderOf(tenantId));
    const body = person('owner');
    expect((await refusal(createUser, { token: admin.token, body })).status).toBe(403);
    const made = await add(person('user'), admin.token);
    const change = { params: { id: made.id }, headers: { 'If-Match': '"1"' } };
    const raise = { ...change, token: admin.token, body: { role: 'owner' } };
    expect((await refusal(updateUser, raise)).status).toBe(403);
    expect((await call(updateUser, { ...raise, token: owner })).status).toBe(200);
    const reset = { token: admin.token, params: { id: made.id }, body: {} };
    expect((await refusal(resetUserPassword, reset)).status).toBe(403);
  });

  test('the last owner stays an owner, also when two leave at once', async () => {
    const { pbx } = world.there;
    const second = await createPerson('owner', holderOf(pbx.tenant.id));
    const leave = (id: string) =>
      call(updateUser, {
        token: pbx.owner.token,
        params: { id },
        headers: { 'If-Match': '"1"' },
        body: { role: 'admin' },
      });
    const answers = await Promise.all([leave(pbx.owner.userId), leave(second.userId)]);
    const where = { tenantId: pbx.tenant.id, role: 'owner' };
    expect(answers.map(({ status }) => status)).toContain(200);
    expect(await db().membership.count({ where })).toBe(1);
    const [last] = await db().membership.findMany({ where });
    const gone = await refusal(removeUser, {
      token: world.there.token,
      params: { id: last?.userId ?? '' },
      headers: { 'If-Match': `"${last?.version}"`, 'X-Tenant-Id': pbx.tenant.id },
    });
    expect(gone).toMatchObject({ status: 409 });
  });

  test('an address of another PBX cannot be claimed by an owner', async () => {
    const body = person('user');
    const tenant = await ask<{ id: string }>(createTenant, {
      token: world.here.token,
      body: { name: 'Other', slug: `other-${newId('tenant').slice(-8)}` },
    });
    await ask(createUser, {
      token: world.here.token,
      headers: { 'X-Tenant-Id': tenant.id },
      body,
    });
    expect(await refusal(createUser, { token: owner, body })).toMatchObject({ status: 409 });
    const byProvider = { token: world.here.token, headers: { 'X-Tenant-Id': tenantId }, body };
    const joined = await ask<CreatedUser>(createUser, byProvider);
    expect(joined.temporaryPassword).toBeNull();
    const reset = { token: owner, params: { id: joined.id }, body: {} };
    expect((await refusal(resetUserPassword, reset)).status).toBe(409);
  });

  test('an operator who is also a member keeps all rights', async () => {
    const { userId, token } = world.operator;
    await db().membership.create({
      data: { id: newId('membership'), userId, role: 'user', scopeKey: tenantId, tenantId },
    });
    const me = await ask<Me>(getMe, { token, headers: { 'X-Tenant-Id': tenantId } });
    expect(me.role).toBe('operator');
  });

  test('a user sees the calls of the own extension only', async () => {
    const extensionId = newId('extension');
    const mine = await createPerson('user', holderOf(tenantId));
    const list = () => ask<{ items: { id: string }[] }>(listCalls, { token: mine.token });
    expect((await list()).items).toEqual([]);
    const call_ = { id: world.here.pbx.ids.calls, tenantId };
    const { startedAt } = await db().call.findFirstOrThrow({ where: call_ });
    await db().call.updateMany({ where: call_, data: { calledExtensionId: extensionId } });
    await db().callFacet.create({ data: { ...call_, startedAt, facet: `ext:${extensionId}` } });
    await db().membership.updateMany({ where: { userId: mine.userId }, data: { extensionId } });
    expect((await list()).items.map(({ id }) => id)).toEqual([call_.id]);
  });
});
