import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS, permissionNames, type Permission } from '@/lib/access/permissions';
import type { Operation } from '@/lib/http/operation';
import { OPERATIONS } from '@/lib/openapi/operations';
import { call, refusal, routeFile, type Sent } from './harness';
import { SAMPLE_BODIES, SAMPLE_QUERIES, SAMPLE_UPLOAD } from './samples';
import { createKey, createWorld, holderOf, PLATFORM_HOLDER, type Pbx, type World } from './world';

const guarded = OPERATIONS.filter(({ permission }) => permission !== 'public');
const named = (which: (operation: Operation) => boolean) =>
  guarded.filter(which).map((operation) => [operation.id, operation] as const);

/** One per installation: there is no stranger who has one. */
const INSTALLATION = new Set(['media-nodes', 'trunks']);

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

function kindOf(path: string): string {
  return path.split('/')[3] ?? '';
}

function validInput(operation: Operation): Sent {
  const body = operation.uploadTypes ? SAMPLE_UPLOAD : SAMPLE_BODIES[operation.id];
  return {
    ...(body !== undefined && { body }),
    headers: { 'X-Request-Id': 'refusal-matrix', 'If-Match': '"1"' },
  };
}

/** Somebody with every right, in the place the operation is about. */
function ownKey({ reach }: Operation): string {
  if (reach === 'platform') return world.operator.token;
  return reach === 'organisation' ? world.here.token : world.here.pbx.owner.token;
}

async function keyWithout(operation: Operation): Promise<string> {
  const { reach, permission } = operation;
  const others = permissionNames.filter((name: Permission) => name !== permission);
  if (reach === 'platform') return createKey(world.operator.userId, PLATFORM_HOLDER, others);
  if (reach === 'organisation') return createKey(world.here.userId, world.here.holder, others);
  const { tenant, owner } = world.here.pbx;
  return createKey(owner.userId, holderOf(tenant.id), others);
}

function strangersId(operation: Operation): string {
  const ids: Pbx['ids'] & { 'organisation-tokens'?: string } = world.there.pbx.ids;
  const kind = kindOf(operation.path);
  // A reseller's list of tokens must not open to a token of one PBX either.
  if (kind === 'organisation-tokens') return ids.tokens;
  const id = Object.entries(ids).find(([name]) => name === kind)?.[1];
  if (id === undefined) throw new Error(`the world has nothing for ${operation.path}`);
  return id;
}

test('every operation names a permission that exists, or is public on purpose', () => {
  const open = OPERATIONS.filter(({ permission }) => permission === 'public').map(({ id }) => id);
  expect(open).toEqual(['openRecordingLink', 'getBrand', 'getOpenapi']);
  for (const { id, permission, reach } of guarded) {
    expect(Object.keys(PERMISSIONS), id).toContain(permission);
    expect(reach, id).not.toBe('none');
  }
});

test('every operation has a route, and every route an operation', () => {
  const files = OPERATIONS.map(routeFile);
  for (const file of files) expect(existsSync(file), file).toBe(true);
  const root = join(dirname(routeFile(OPERATIONS[0]!)), '..');
  const routes = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('route.ts'))
    .map((name) => join(root, name));
  const unknown = routes
    .filter((file) => !files.includes(file))
    .map((file) => relative(root, file));
  expect(unknown).toEqual([join('[...path]', 'route.ts')]);
});

test('every operation with a body has a sample', () => {
  for (const { id, body } of OPERATIONS) {
    if (body) expect(Object.keys(SAMPLE_BODIES), id).toContain(id);
  }
});

describe.each(named(() => true))('%s', (_, operation) => {
  test('without a key: 401', async () => {
    const response = await call(operation, validInput(operation));
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('with a key that never was: 401', async () => {
    const token = `pbx_00000000_${'0'.repeat(40)}`;
    expect((await refusal(operation, { ...validInput(operation), token })).status).toBe(401);
  });

  test('without the permission: 403', async () => {
    const token = await keyWithout(operation);
    const problem = await refusal(operation, { ...validInput(operation), token });
    expect(problem).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

test.each(named(({ reach }) => reach === 'organisation' || reach === 'platform'))(
  '%s with the key of one PBX: 403',
  async (_, operation) => {
    const { token } = world.here.pbx.owner;
    expect((await refusal(operation, { ...validInput(operation), token })).status).toBe(403);
  },
);

test.each(named(({ reach }) => reach === 'tenant'))(
  '%s naming the PBX of a stranger: 404',
  async (_, operation) => {
    const input = validInput(operation);
    const naming = (id: string) => ({
      ...input,
      token: world.here.token,
      params: { id: 'none' },
      headers: { ...input.headers, 'X-Tenant-Id': id },
    });
    const theirs = await call(operation, naming(world.there.pbx.tenant.id));
    const nobodys = await call(operation, naming('ten_00000000000000000000'));
    expect(theirs.status).toBe(404);
    expect(await theirs.text()).toBe(await nobodys.text());
  },
);

test.each(named(({ params, path }) => params !== undefined && !INSTALLATION.has(kindOf(path))))(
  '%s of a stranger answers byte for byte like an id that never was: 404',
  async (_, operation) => {
    const input = { ...validInput(operation), token: ownKey(operation) };
    const theirs = await call(operation, { ...input, params: { id: strangersId(operation) } });
    const prefix = strangersId(operation).split('_')[0];
    const never = { id: `${prefix}_00000000000000000000` };
    const nobodys = await call(operation, { ...input, params: never });
    const malformed = await call(operation, { ...input, params: { id: "' OR 1=1 --" } });
    expect(theirs.status).toBe(404);
    const words = await nobodys.text();
    expect(await theirs.text()).toBe(words);
    expect(await malformed.text()).toBe(words);
  },
);

test('a list holds nothing of a stranger', async () => {
  const foreign = Object.values(world.there.pbx.ids);
  for (const operation of guarded.filter(({ method, params }) => method === 'GET' && !params)) {
    const own = { from: world.here.pbx.ids.numbers };
    const query = operation.id === 'getRouteMap' ? own : SAMPLE_QUERIES[operation.id];
    const response = await call(operation, { token: ownKey(operation), query });
    expect(response.status, operation.id).toBe(200);
    const text = await response.text();
    if (operation.reach !== 'platform') {
      for (const id of foreign) expect(text, operation.id).not.toContain(id);
    }
  }
});
