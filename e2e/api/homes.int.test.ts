import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/prisma';
import {
  createMediaNode,
  removeMediaNode,
  updateMediaNode,
  type MediaNode,
} from '@/lib/media-nodes/contract';
import { newId } from '@/lib/shared/ids';
import { createTenant, updateTenant, type Tenant } from '@/lib/tenants/contract';
import { ask, call, refusal } from './harness';
import { createPerson, PLATFORM_HOLDER } from './world';

let token: string;

beforeEach(async () => {
  await db().tenant.deleteMany();
  await db().mediaNode.deleteMany();
  token = (await createPerson('operator', PLATFORM_HOLDER)).token;
});

function addNode(name: string, state = 'active'): Promise<MediaNode> {
  const esl = { eslHost: '127.0.0.1', eslPort: 7411, eslPassword: 'x'.repeat(20) };
  const body = { name, state, sipHost: '127.0.0.1', sipPort: 7410, ...esl };
  return ask(createMediaNode, { token, body });
}

function addTenant(): Promise<Tenant> {
  const slug = `home-${newId('tenant').slice(-10)}`;
  return ask(createTenant, { token, body: { name: slug, slug } });
}

/** Straight into the table: a web app of yesterday made them. */
async function addHomeless(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('tenant'));
  await db().tenant.createMany({
    data: ids.map((id) => ({
      ...{ id, name: id, revision: 1 },
      ...{ slug: id.replace('_', '-'), sipDomain: `${id.replace('_', '-')}.test` },
    })),
  });
  return ids;
}

async function atHome(): Promise<Record<string, number>> {
  const rows = await db().tenant.groupBy({ by: ['homeNodeId'], _count: { _all: true } });
  return Object.fromEntries(rows.map((row) => [String(row.homeNodeId), row._count._all]));
}

const toldOf = async (ids: readonly string[]) =>
  (await db().outbox.findMany({ where: { tenantId: { in: [...ids] }, kind: 'tenant_core' } }))
    .map(({ tenantId, subjectId }) => [tenantId, subjectId])
    .sort();

const change = (tenant: Tenant, body: object) => ({
  ...{ token, params: { id: tenant.id }, body },
  headers: { 'If-Match': `"${tenant.version}"` },
});

const ifMatch = ({ id, version }: MediaNode) => ({
  ...{ token, params: { id } },
  headers: { 'If-Match': `"${version}"` },
});

describe('a new PBX', () => {
  test('lives on the node with the fewest', async () => {
    const nodes = [await addNode('one'), await addNode('two')];
    await addNode('off', 'draining');
    for (let count = 0; count < 4; count += 1) await addTenant();
    expect(await atHome()).toEqual({ [nodes[0]!.id]: 2, [nodes[1]!.id]: 2 });
  });

  test('made at once with others is spread as evenly', async () => {
    const nodes = [await addNode('one'), await addNode('two')];
    await Promise.all(Array.from({ length: 10 }, addTenant));
    expect(await atHome()).toEqual({ [nodes[0]!.id]: 5, [nodes[1]!.id]: 5 });
  });

  test('has no home where there is no node but a simulator, and is not lost for it', async () => {
    const { id } = await addNode('sim');
    await db().mediaNode.update({ where: { id }, data: { kind: 'simulator' } });
    expect((await addTenant()).homeNodeId).toBeNull();
  });

  test('made while the first node is added finds its home in either order', async () => {
    const [node] = await Promise.all([addNode('one'), ...Array.from({ length: 8 }, addTenant)]);
    expect(await atHome()).toEqual({ [node.id]: 8 });
  });
});

describe('PBXs without a home', () => {
  test('get one when a node is added, and the others keep theirs', async () => {
    const first = await addNode('one');
    const settled = await addTenant();
    const ids = await addHomeless(3);
    const second = await addNode('two');
    expect(await atHome()).toEqual({ [first.id]: 2, [second.id]: 2 });
    const row = await db().tenant.findUniqueOrThrow({ where: { id: settled.id } });
    expect(row).toMatchObject({ homeNodeId: first.id, version: settled.version });
    // Those at home on the new node are told of by its own pointer.
    expect(await toldOf(ids)).toHaveLength(1);
  });

  test('get one when a node becomes active', async () => {
    const node = await addNode('one', 'disabled');
    await addHomeless(2);
    expect(await atHome()).toEqual({ null: 2 });
    await ask(updateMediaNode, { ...ifMatch(node), body: { state: 'active' } });
    expect(await atHome()).toEqual({ [node.id]: 2 });
  });

  test('may be five thousand', async () => {
    await addHomeless(5000);
    const beganMs = performance.now();
    const first = await addNode('one');
    const second = await addNode('two');
    expect(await atHome()).toEqual({ [first.id]: 5000 });
    expect((await call(removeMediaNode, ifMatch(first))).status).toBe(204);
    expect(await atHome()).toEqual({ [second.id]: 5000 });
    expect(performance.now() - beganMs).toBeLessThan(10_000);
  });
});

describe('a node', () => {
  test('that is drained or disabled keeps its PBXs', async () => {
    const [first] = [await addNode('one'), await addNode('two')];
    for (let count = 0; count < 4; count += 1) await addTenant();
    const before = await atHome();
    const drained = { ...ifMatch(first), body: { state: 'draining' } };
    const { version } = await ask<MediaNode>(updateMediaNode, drained);
    await ask(updateMediaNode, { ...ifMatch({ ...first, version }), body: { state: 'disabled' } });
    expect(await atHome()).toEqual(before);
  });

  test('that is removed leaves its PBXs to the others, and the worker is told of each', async () => {
    const gone = await addNode('gone');
    const tenants = await Promise.all(Array.from({ length: 4 }, addTenant));
    const others = [await addNode('one'), await addNode('two')];
    expect((await call(removeMediaNode, ifMatch(gone))).status).toBe(204);
    expect(await atHome()).toEqual({ [others[0]!.id]: 2, [others[1]!.id]: 2 });
    const ids = tenants.map(({ id }) => id);
    expect(await toldOf(ids)).toEqual(ids.map((id) => [id, id]).sort());
  });

  test('that was the last leaves them without a home', async () => {
    const gone = await addNode('gone');
    const { id } = await addTenant();
    expect((await call(removeMediaNode, ifMatch(gone))).status).toBe(204);
    expect(await atHome()).toEqual({ null: 1 });
    expect(await toldOf([id])).toEqual([[id, id]]);
  });
});

describe('an operator', () => {
  test('moves a PBX to any node, or to none', async () => {
    const nodes = [await addNode('one'), await addNode('off', 'disabled')];
    const tenant = await addTenant();
    expect(tenant.homeNodeId).toBe(nodes[0]!.id);
    const moved = await ask<Tenant>(updateTenant, change(tenant, { homeNodeId: nodes[1]!.id }));
    expect(moved).toMatchObject({ homeNodeId: nodes[1]!.id, version: tenant.version + 1 });
    const none = await ask<Tenant>(updateTenant, change(moved, { homeNodeId: null }));
    expect(none.homeNodeId).toBeNull();
    const [event] = await db().auditEvent.findMany({
      where: { subjectId: tenant.id, action: 'tenant.update' },
      orderBy: { id: 'asc' },
    });
    expect(event?.changes).toEqual({ homeNodeId: [nodes[0]!.id, nodes[1]!.id] });
  });

  test('is told which field names no node', async () => {
    const tenant = await addTenant();
    const problem = await refusal(updateTenant, change(tenant, { homeNodeId: 'node_none' }));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(problem.errors.map(({ field }) => field)).toEqual(['homeNodeId']);
  });
});

test('a reseller may not choose the node', async () => {
  const node = await addNode('one');
  const id = newId('reseller');
  await db().reseller.create({ data: { id, name: id, slug: id.replace('_', '-') } });
  const holder = { scopeKey: id, tenantId: null, resellerId: id };
  token = (await createPerson('reseller', holder)).token;
  const tenant = await addTenant();
  expect(tenant.homeNodeId).toBe(node.id);
  const problem = await refusal(updateTenant, change(tenant, { homeNodeId: null }));
  expect(problem).toMatchObject({ status: 403, code: 'forbidden' });
  expect(problem.errors.map(({ field }) => field)).toEqual(['homeNodeId']);
});
