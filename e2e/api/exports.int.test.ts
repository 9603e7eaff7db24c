import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertCalls } from '@/e2e/exports/made-calls';
import { listAuditEvents } from '@/lib/audit-trail/contract';
import { db } from '@/lib/db/prisma';
import {
  createExport,
  getExport,
  getExportFile,
  listExports,
  removeExport,
  type ExportFile,
} from '@/lib/exports/contract';
import {
  createSavedView,
  listSavedViews,
  removeSavedView,
  updateSavedView,
  type SavedView,
} from '@/lib/saved-views/contract';
import { storage } from '@/lib/storage/storage';
import { startExportLoops } from '@/telephony/exports/start-exports';
import type { Loop } from '@/telephony/reconcile/loop';
import { openDatabase } from '@/telephony/store/database';
import { createExportCallsStore } from '@/telephony/store/export-calls-store';
import { createExportStore } from '@/telephony/store/export-store';
import { createStoredFileStore } from '@/telephony/store/stored-file-store';
import { ask, call, refusal } from './harness';
import { createPerson, createWorld, holderOf, type World } from './world';

const CALLS = 900;
const database = openDatabase({ url: process.env['DATABASE_URL'] ?? '', poolSize: 4 });
let loops: Loop[] = [];
let world: World;
let token: string;
let tenantId: string;

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
  await db().call.deleteMany({ where: { tenantId } });
  await insertCalls(database, tenantId, CALLS);
  const deps = {
    exports: createExportStore(database),
    calls: createExportCallsStore(database),
    files: createStoredFileStore(database),
    ...{ storage: storage(), chunkRows: 100, partBytes: 30_000 },
  };
  loops = startExportLoops({ deps, log: pino({ level: 'silent' }), intervalMs: 20 });
});

afterAll(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  await database.close();
});

async function written(body: object, as = token): Promise<ExportFile> {
  const { id } = await ask<ExportFile>(createExport, { token: as, body });
  const file = () => ask<ExportFile>(getExport, { token: as, params: { id } });
  await expect.poll(async () => (await file()).state, { timeout: 10_000 }).toBe('done');
  return file();
}

const fetchFile = (id: string, headers = {}, as = token) =>
  call(getExportFile, { token: as, params: { id }, headers });

test('is written, and its download can be resumed at any byte', async () => {
  const file = await written({ format: 'csv', byteOrderMark: false });
  expect(file).toMatchObject({ rows: CALLS, progress: 100, error: null });
  const whole = await fetchFile(file.id);
  expect(whole.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(whole.headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="calls-\d+-\d+\.csv"$/,
  );
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.length).toBe(file.bytes);
  expect(bytes.toString().split('\r\n')).toHaveLength(CALLS + 2);
  const pieces: Buffer[] = [];
  const size = 25_013;
  for (let first = 0; first < bytes.length; first += size) {
    const part = await fetchFile(file.id, { Range: `bytes=${first}-${first + size - 1}` });
    expect(part.status).toBe(206);
    pieces.push(Buffer.from(await part.arrayBuffer()));
  }
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  expect((await fetchFile(file.id, { Range: `bytes=${bytes.length}-` })).status).toBe(416);
});

test('who asked and who downloaded stays on record', async () => {
  const { id } = await written({ format: 'xlsx', filter: { result: 'missed', missed: true } });
  await (await fetchFile(id)).arrayBuffer();
  await (await fetchFile(id, { Range: 'bytes=10-20' })).arrayBuffer();
  const { items } = await ask<{ items: { action: string; subject: { id: string } }[] }>(
    listAuditEvents,
    { token, query: { limit: '50' } },
  );
  const actions = items.filter(({ subject }) => subject.id === id).map(({ action }) => action);
  expect(actions.sort()).toEqual(['export.create', 'export.download']);
});

test('holds what its asker may see; nobody else sees it, nor who may see less by then', async () => {
  const { id: extensionId } = await db().extension.findFirstOrThrow({ where: { tenantId } });
  const person = await createPerson('user', { ...holderOf(tenantId) });
  const membership = { where: { userId: person.userId, tenantId } };
  await db().membership.updateMany({ ...membership, data: { extensionId } });
  const own = await written({ format: 'csv' }, person.token);
  expect(own.rows).toBe(0);
  expect((await fetchFile(own.id)).status).toBe(404);
  const all = await written({ format: 'csv' });
  expect((await fetchFile(all.id, {}, person.token)).status).toBe(404);
  await db().membership.updateMany({ ...membership, data: { extensionId: null } });
  expect((await fetchFile(own.id, {}, person.token)).status).toBe(404);
  const listed = await ask<{ items: ExportFile[] }>(listExports, { token: person.token });
  expect(listed.items).toEqual([]);
});

test('a removed export is gone with its file', async () => {
  const { id } = await written({ format: 'csv' });
  await ask(removeExport, { token, params: { id } });
  expect((await fetchFile(id)).status).toBe(404);
  const due = await db().storedFile.count({
    where: {
      tenantId,
      key: { startsWith: `exports/${tenantId}/${id}/` },
      removeAfter: { lt: new Date() },
    },
  });
  expect(due).toBeGreaterThan(0);
});

test('refuses what cannot be, and names it', async () => {
  const from = '2026-11-02T00:00:00Z';
  const bad = { format: 'csv', filter: { from, to: '2026-11-01T00:00:00Z' } };
  const answer = await refusal(createExport, { token, body: bad });
  expect([answer.status, answer.errors?.[0]?.field]).toEqual([400, 'filter.to']);
  const pdf = await refusal(createExport, { token, body: { format: 'pdf' } });
  expect([pdf.status, pdf.errors?.[0]?.field]).toEqual([400, 'format']);
});

test('a view is shared to be opened, and changed by its owner only', async () => {
  const view = await ask<SavedView>(createSavedView, {
    token,
    body: { name: 'Missed', page: 'calls', query: 'missed=true', shared: true },
  });
  const { token: other } = await createPerson('supervisor', holderOf(tenantId));
  const { items } = await ask<{ items: SavedView[] }>(listSavedViews, { token: other });
  expect(items).toMatchObject([{ id: view.id, own: false, schedule: null }]);
  const params = { id: view.id };
  const headers = { 'If-Match': '"1"' };
  const change = { token: other, params, headers, body: { name: 'Mine' } };
  expect((await call(updateSavedView, change)).status).toBe(403);
  expect((await call(removeSavedView, { token: other, params, headers })).status).toBe(403);
  const schedule = {
    every: 'week',
    weekday: 1,
    time: '07:30',
    format: 'csv',
    recipients: ['a@example.com'],
  };
  const sent = await ask<SavedView>(updateSavedView, {
    token,
    params,
    headers,
    body: { schedule },
  });
  expect(sent).toMatchObject({ schedule, version: 2 });
  expect(new Date(sent.nextRunAt ?? 0).getUTCDay()).toBe(1);
  expect(
    (await call(updateSavedView, { token, params, headers, body: { name: 'x' } })).status,
  ).toBe(412);
});

test('only views of calls are sent', async () => {
  const schedule = { every: 'day', time: '07:30', format: 'csv', recipients: ['a@example.com'] };
  const answer = await refusal(createSavedView, {
    token,
    body: { name: 'Report', page: 'reports', schedule },
  });
  expect([answer.status, answer.errors?.[0]?.field]).toEqual([400, 'schedule']);
});
