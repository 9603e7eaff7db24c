import { beforeAll, expect, test } from 'vitest';
import * as list from '@/lib/block-list/contract';
import type { BlockEntry, BlockImportResult, BlockSettings } from '@/lib/block-list/contract';
import { db } from '@/lib/db/prisma';
import { newId } from '@/lib/shared/ids';
import { getSync } from '@/lib/sync/contract';
import { ask, call, refusal } from './harness';
import { createPbx, createWorld } from './world';

type Entries = { items: BlockEntry[]; nextCursor: string | null };

let token: string;
let tenantId: string;
let providerToken: string;

beforeAll(async () => {
  const world = await createWorld();
  providerToken = world.here.token;
  token = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
});

const revisionNow = async () =>
  (await db().tenant.findUniqueOrThrow({ where: { id: tenantId } })).revision;

const pointers = async () => {
  const where = { tenantId, revision: await revisionNow() };
  const rows = await db().outbox.findMany({ where, orderBy: { id: 'asc' } });
  return rows.map(({ kind, subjectId }) => `${kind} ${subjectId}`);
};

async function inbound(callerNumber: string, direction = 'inbound'): Promise<string> {
  const at = new Date();
  const id = newId('call');
  await db().call.create({
    data: {
      ...{ id, tenantId, direction, result: 'missed', source: 'simulator', legs: 1 },
      ...{ startedAt: at, endedAt: at, normalisedAt: at, waitMs: 1, talkMs: 0 },
      ...{ callerNumber, calledNumber: '+49301000', nodeId: 'entry' },
    },
  });
  return id;
}

test('an entry is one pointer to its group; twice is a conflict that names the field', async () => {
  const body = { match: 'number', value: '+49 30 1234507', note: 'Ads' };
  const entry = await ask<BlockEntry>(list.createBlockEntry, { token, body });
  expect(entry).toMatchObject({ match: 'number', value: '+49301234507', note: 'Ads' });
  expect(await pointers()).toEqual(['block_list 7']);
  const again = await refusal(list.createBlockEntry, { token, body });
  expect([again.status, again.errors?.[0]?.field]).toEqual([409, 'value']);
  const bad = { match: 'pattern', value: '+49.*' };
  const refused = await refusal(list.createBlockEntry, { token, body: bad });
  expect([refused.status, refused.errors?.[0]?.field]).toEqual([400, 'value']);
});

test('patterns and hidden numbers are in one group with what is done', async () => {
  await ask(list.createBlockEntry, { token, body: { match: 'pattern', value: '+43 *' } });
  await ask(list.createBlockEntry, { token, body: { match: 'anonymous' } });
  expect(await pointers()).toEqual(['block_list 100']);
  const { version } = await ask<BlockSettings>(list.getBlockSettings, { token });
  const changed = await ask<BlockSettings>(list.updateBlockSettings, {
    ...{ token, body: { action: 'busy' }, headers: { 'If-Match': `"${version}"` } },
  });
  expect(changed).toMatchObject({
    action: 'busy',
    version: version + 1,
    sync: { state: 'pending' },
  });
  expect(await pointers()).toEqual(['block_list 100']);
  const stale = await call(list.updateBlockSettings, {
    ...{ token, body: { action: 'rejected' }, headers: { 'If-Match': `"${version}"` } },
  });
  expect(stale.status).toBe(412);
  const query = { kind: 'block_list', id: tenantId };
  expect(await ask(getSync, { token, query })).toMatchObject({ state: 'pending' });
});

test('ten thousand lines are a hundred pointers and one line of the audit trail', async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `+49401${100_000 + index},Import`);
  const body = `${lines.join('\n')}\n+49301234507\n`;
  const before = await revisionNow();
  const dry = { token, body, query: { dryRun: 'true' } };
  const checked = await ask<BlockImportResult>(list.importBlockEntries, dry);
  expect(checked).toMatchObject({ dryRun: true, created: 10_000, unchanged: 1 });
  expect(checked.lines).toHaveLength(list.IMPORT_LINES_MAX);
  const first = { line: 1, match: 'number', value: '+49401100000', result: 'created' };
  expect(checked.lines[0]).toEqual(first);
  expect(await revisionNow()).toBe(before);
  expect(await ask(list.importBlockEntries, { token, body })).toMatchObject({
    ...{ dryRun: false, created: 10_000, unchanged: 1 },
  });
  expect(await revisionNow()).toBe(before + 1);
  expect(await pointers()).toHaveLength(100);
  const where = { tenantId, action: 'block_list.import' };
  expect(await db().auditEvent.count({ where })).toBe(1);
  const { entries } = await ask<BlockSettings>(list.getBlockSettings, { token });
  expect(entries).toBe(await db().blockEntry.count({ where: { tenantId } }));
});

test('each line is told: made, blocked already, or in the file twice', async () => {
  const body = 'value\n+49401100000\n+4930555666,x\n+4930555666,y\n';
  const dry = { token, body, query: { dryRun: 'true' } };
  const { lines } = await ask<BlockImportResult>(list.importBlockEntries, dry);
  expect(lines.map(({ line, result }) => `${line} ${result}`)).toEqual([
    ...['2 unchanged', '3 created', '4 repeated'],
  ]);
});

test('a file with a bad line changes nothing and names the line', async () => {
  const before = await revisionNow();
  const fault = await refusal(list.importBlockEntries, { token, body: '4712\nnobody\n' });
  expect(fault.status).toBe(422);
  expect(fault.errors).toMatchObject([{ line: 2, field: 'value' }]);
  expect(await revisionNow()).toBe(before);
});

test('no more than 500 patterns: each is tried on each call', async () => {
  const { owner } = await createPbx(providerToken);
  const lines = Array.from({ length: 501 }, (_, index) => `+49${index}*`);
  const refused = await refusal(list.importBlockEntries, {
    ...{ token: owner.token, body: lines.join('\n') },
  });
  expect(refused.status).toBe(409);
  const body = lines.slice(1).join('\n');
  await ask(list.importBlockEntries, { token: owner.token, body });
  const more = { match: 'pattern', value: '+1*' };
  const one = await refusal(list.createBlockEntry, { token: owner.token, body: more });
  expect(one.status).toBe(409);
});

test('who called is blocked from the log, once; colleagues and hidden numbers are not', async () => {
  const block = (id: string) => ({ token, params: { id }, body: { note: 'From the log' } });
  const first = await ask<BlockEntry>(list.blockCaller, block(await inbound('+4930777888')));
  const again = await ask<BlockEntry>(list.blockCaller, block(await inbound('004930777888')));
  expect(again).toEqual(first);
  expect(first).toMatchObject({ value: '+4930777888', note: 'From the log' });
  const hidden = await refusal(list.blockCaller, block(await inbound('anonymous')));
  const inside = await refusal(list.blockCaller, block(await inbound('101', 'internal')));
  expect([hidden.status, inside.status]).toEqual([409, 409]);
});

test('entries are searched, paged by number, noted and removed', async () => {
  const query = { q: 'Import', limit: '2' };
  const page = await ask<Entries>(list.listBlockEntries, { token, query });
  const next = { ...query, cursor: page.nextCursor ?? '' };
  const second = await ask<Entries>(list.listBlockEntries, { token, query: next });
  const values = [...page.items, ...second.items].map(({ value }) => value);
  expect(values).toEqual([0, 1, 2, 3].map((index) => `+49401${100_000 + index}`));
  const [one, two] = page.items;
  if (!one || !two) throw new Error('two were asked for');
  const noted = await ask<BlockEntry>(list.updateBlockEntry, {
    ...{ token, params: { id: one.id }, body: { note: 'Other' } },
    headers: { 'If-Match': `"${one.version}"` },
  });
  expect(noted).toMatchObject({ note: 'Other', version: one.version + 1 });
  const ids = [one.id, two.id, 'blk_none'];
  expect(await ask(list.removeBlockEntries, { token, body: { ids } })).toEqual({ removed: 2 });
  expect((await pointers()).sort()).toEqual(['block_list 0', 'block_list 1']);
  const gone = await call(list.getBlockEntry, { token, params: { id: one.id } });
  expect(gone.status).toBe(404);
});
