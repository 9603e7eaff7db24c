import { beforeAll, describe, expect, test } from 'vitest';
import { listAuditEvents, type AuditEvent } from '@/lib/audit-trail/contract';
import { db } from '@/lib/db/prisma';
import { updateExtensions } from '@/lib/extensions/bulk-contract';
import {
  createExtension,
  getExtension,
  listExtensions,
  removeExtension,
  updateExtension,
  type CreatedExtension,
  type Extension,
} from '@/lib/extensions/contract';
import { getNumber, type PbxNumber } from '@/lib/numbers/contract';
import { getSync, type SyncState } from '@/lib/sync/contract';
import { removeTenant } from '@/lib/tenants/contract';
import { ask, call, refusal } from './harness';
import { createPbx, createWorld, type World } from './world';

let world: World;
let token: string;
let tenantId: string;

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
});

const revisionNow = async () =>
  (await db().tenant.findUniqueOrThrow({ where: { id: tenantId } })).revision;
const pointers = (revision: number) =>
  db().outbox.findMany({ where: { tenantId, revision }, orderBy: { id: 'asc' } });

async function make(number: string, device = false): Promise<CreatedExtension> {
  const body = { number, name: `Ext ${number}`, ...(device && { device: { label: 'Desk' } }) };
  return ask(createExtension, { token, body });
}

test('a change is one revision, with a pointer and an audit row for each thing it touched', async () => {
  const before = await revisionNow();
  const made = await make('500', true);
  expect(await revisionNow()).toBe(before + 1);
  const rows = await pointers(before + 1);
  expect(rows.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
    ['extension', made.id],
    ['device', made.devices[0]?.id],
  ]);
  const audit = await ask<{ items: AuditEvent[] }>(listAuditEvents, {
    token,
    query: { subjectId: made.id },
  });
  expect(audit.items).toMatchObject([
    { action: 'extension.create', changes: { number: [null, '500'] }, actor: { kind: 'token' } },
  ]);
  expect(JSON.stringify(audit)).not.toContain(made.sip?.password);
  for (const at of [
    audit.items[0]?.at ?? '',
    made.createdAt,
    rows[0]?.createdAt.toISOString() ?? '',
  ]) {
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
  }
});

test('a refused change leaves no revision, no pointer and no audit row', async () => {
  const before = await revisionNow();
  const events = await db().auditEvent.count({ where: { tenantId } });
  await refusal(createExtension, { token, body: { number: '101', name: 'Taken' } });
  expect(await revisionNow()).toBe(before);
  expect(await db().auditEvent.count({ where: { tenantId } })).toBe(events);
});

test('many changes at once get one revision each, in a row', async () => {
  const before = await revisionNow();
  const numbers = Array.from({ length: 12 }, (_, index) => String(510 + index));
  const made = await Promise.all(numbers.map((number) => make(number)));
  const revisions = made.map(({ sync }) => sync.revision).sort((left, right) => left - right);
  expect(revisions).toEqual(numbers.map((_, index) => before + 1 + index));
});

test('a bulk change is one revision', async () => {
  const made = await Promise.all(['530', '531', '532'].map((number) => make(number)));
  const before = await revisionNow();
  const items = made.map(({ id, version }) => ({ id, version }));
  const done = await ask<{ items: Extension[] }>(updateExtensions, {
    token,
    body: { items, set: { enabled: false } },
  });
  expect(done.items.map(({ enabled, version }) => [enabled, version])).toEqual(
    items.map(() => [false, 2]),
  );
  expect(await pointers(before + 1)).toHaveLength(3);
});

test('a new number keeps what leads here and the phones', async () => {
  const id = world.here.pbx.ids.extensions;
  const before = await ask<Extension>(getExtension, { token, params: { id } });
  await ask(updateExtension, {
    token,
    params: { id },
    headers: { 'If-Match': `"${before.version}"` },
    body: { number: '199' },
  });
  const after = await ask<Extension>(getExtension, { token, params: { id } });
  expect(after.devices).toEqual(before.devices);
  const number = await ask<PbxNumber>(getNumber, {
    token,
    params: { id: world.here.pbx.ids.numbers },
  });
  expect(number.destination).toEqual({ kind: 'extension', id });
});

test('an extension that goes hands over what led to it', async () => {
  const id = world.here.pbx.ids.extensions;
  const heir = await make('550');
  const { version } = await ask<Extension>(getExtension, { token, params: { id } });
  const before = await revisionNow();
  const answer = await call(removeExtension, {
    token,
    params: { id },
    headers: { 'If-Match': `"${version}"` },
    query: { repoint: heir.id },
  });
  expect(answer.status).toBe(204);
  const number = await ask<PbxNumber>(getNumber, {
    token,
    params: { id: world.here.pbx.ids.numbers },
  });
  expect(number.destination).toEqual({ kind: 'extension', id: heir.id });
  const kinds = (await pointers(before + 1)).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['device', 'device', 'extension', 'number']);
});

describe('the state of a change', () => {
  const stateOf = (id: string) =>
    ask<SyncState>(getSync, { token, query: { kind: 'extension', id } });

  test('is pending until every pointer is live, then says how long it took', async () => {
    const made = await make('560', true);
    expect(made.sync.state).toBe('pending');
    const rows = await pointers(made.sync.revision);
    const liveAt = new Date((rows[0]?.createdAt.getTime() ?? 0) + 300);
    await db().outbox.updateMany({
      where: { tenantId, kind: 'extension', revision: made.sync.revision },
      data: { liveAt },
    });
    expect(await stateOf(made.id)).toMatchObject({ state: 'pending', liveInMs: null });
    await db().outbox.updateMany({ where: { tenantId }, data: { liveAt } });
    expect(await stateOf(made.id)).toMatchObject({ state: 'live', liveInMs: 300 });
    const whole = await ask<SyncState>(getSync, { token });
    expect(whole.state).toBe('live');
  });

  test('is refused while a node will not take it, in the node’s words', async () => {
    const made = await make('561', true);
    const nodeId = world.mediaNode.id;
    const reason = 'not well-formed XML';
    await db().syncRefusal.create({
      data: {
        nodeId,
        key: `k:${made.id}`,
        tenantId,
        owner: `extension:${made.id}`,
        seq: 1,
        reason,
      },
    });
    const state = await stateOf(made.id);
    expect(state.state).toBe('refused');
    expect(state.refusals).toEqual([{ node: expect.stringMatching(/^media-/), reason }]);
    const page = await ask<{ items: Extension[] }>(listExtensions, { token, query: { q: '561' } });
    expect(page.items[0]?.sync).toEqual(state);
    // The documents of a device are its extension's.
    const query = { kind: 'device', id: made.devices[0]?.id ?? '' };
    expect((await ask<SyncState>(getSync, { token, query })).state).toBe('refused');
  });
});

test('a list is walked page by page, each thing once', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = { limit: '5', ...(cursor && { cursor }) };
    const page: { items: Extension[]; nextCursor: string | null } = await ask(listExtensions, {
      token,
      query,
    });
    seen.push(...page.items.map(({ number }) => number));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([...new Set(seen)].sort());
  expect(seen.length).toBe(await db().extension.count({ where: { tenantId } }));
});

test('a PBX that goes leaves an order to the worker, its call log and nothing else', async () => {
  const pbx = await createPbx(world.here.token);
  const { id, version } = pbx.tenant;
  const answer = await call(removeTenant, {
    token: world.here.token,
    params: { id },
    headers: { 'If-Match': `"${version}"` },
  });
  expect(answer.status).toBe(204);
  const where = { tenantId: id };
  const left = await Promise.all([
    db().extension.count({ where }),
    db().device.count({ where }),
    db().number.count({ where }),
    db().objectReference.count({ where }),
    db().membership.count({ where }),
    db().token.count({ where }),
    db().user.count({ where: { id: { in: [pbx.ids.users, pbx.owner.userId] } } }),
  ]);
  expect(left).toEqual([0, 0, 0, 0, 0, 0, 0]);
  const orders = await db().outbox.findMany({ where, orderBy: { id: 'desc' }, take: 1 });
  expect(orders).toMatchObject([{ kind: 'tenant', subjectId: id, doneAt: null }]);
});
