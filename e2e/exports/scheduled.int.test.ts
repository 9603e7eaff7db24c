import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { SmtpPeer } from '@/e2e/peers/smtp-peer';
import { Pbx } from '@/e2e/worker/pbx';
import { newId } from '@/lib/shared/ids';
import { createLocalStorage } from '@/lib/storage/local';
import { startExportLoops } from '@/telephony/exports/start-exports';
import { startMailSender } from '@/telephony/mail/sender';
import { parseSmtpUrl, sendMail } from '@/telephony/mail/smtp';
import { startStorageSweep } from '@/telephony/media/storage-sweep';
import type { Loop } from '@/telephony/reconcile/loop';
import { openDatabase } from '@/telephony/store/database';
import { createExportCallsStore } from '@/telephony/store/export-calls-store';
import { createExportStore } from '@/telephony/store/export-store';
import { createMailStore } from '@/telephony/store/mail-store';
import { createStoredFileStore } from '@/telephony/store/stored-file-store';
import { createViewStore } from '@/telephony/store/view-store';
import { insertCalls } from './made-calls';

const HOSTILE = '=HYPERLINK("http://evil.example","<script>alert(1)</script>")';
const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 8 });
const directory = mkdtempSync(join(tmpdir(), 'scheduled-'));
const storage = createLocalStorage(directory);
const files = createStoredFileStore(database);
const log = pino({ level: 'silent' });
const pbx = await Pbx.create(database, 'scheduled');
let peer: SmtpPeer;
let loops: Loop[] = [];

beforeAll(async () => {
  await insertCalls(database, pbx.id, 70);
  await database.run('UPDATE pbx_call SET caller_name = ? WHERE id = ?', [
    ...[HOSTILE, 'call-000000070'],
  ]);
});
beforeEach(async () => {
  peer = await SmtpPeer.listen();
});
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
  await peer.close();
  for (const table of ['saved_view', 'mail_queue', 'membership', 'app_user']) {
    await database.run(`DELETE FROM ${table}`);
  }
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

/** As a worker does. */
function startWorker(): void {
  const deps = {
    exports: createExportStore(database),
    calls: createExportCallsStore(database),
    ...{ files, storage },
  };
  const server = parseSmtpUrl(`smtp://127.0.0.1:${peer.port}`);
  loops.push(
    ...startExportLoops({ deps, views: createViewStore(database), log, intervalMs: 20 }),
    startMailSender({
      ...{ mails: createMailStore(database), storage, from: 'pbx@example.com', log },
      ...{ send: (letter) => sendMail(server, letter), intervalMs: 20 },
      publicUrl: 'https://pbx.example.com',
    }),
  );
}

async function addOwner(role: string, extensionId: string | null = null): Promise<string> {
  const id = newId('user');
  await database.run('INSERT INTO app_user (id, email, name) VALUES (?, ?, ?)', [
    ...[id, `${id}@example.com`, 'Ada'],
  ]);
  await database.run(
    `INSERT INTO membership (id, user_id, scope_key, tenant_id, role, extension_id)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [newId('membership'), id, pbx.id, pbx.id, role, extensionId],
  );
  return id;
}

async function addView(ownerId: string, recipients: string[], name = 'All calls'): Promise<string> {
  const id = newId('savedView');
  const schedule = { every: 'day', time: '06:00', format: 'csv', recipients };
  await database.run(
    `INSERT INTO saved_view (id, tenant_id, owner_id, owner_name, name, page, query, schedule,
       next_run_at, created_at, updated_at)
     VALUES (?, ?, ?, 'Ada', ?, 'calls', 'period=all', ?, UTC_TIMESTAMP(3), NOW(3), NOW(3))`,
    [id, pbx.id, ownerId, name, JSON.stringify(schedule)],
  );
  return id;
}

interface Timed {
  isLater: number | null;
}
const nextTimes = () =>
  database.query<Timed[]>('SELECT next_run_at > UTC_TIMESTAMP(3) AS isLater FROM saved_view');
const left = async () => {
  const rows = await database.query<unknown[]>(
    `SELECT id FROM mail_queue UNION ALL SELECT id FROM export_job WHERE state <> 'done'`,
  );
  return rows.length;
};

function partsOf(content: string): { head: string; bodies: Buffer[] } {
  const [head = '', ...rest] = content.split('\r\n\r\n');
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? 'none';
  const parts = rest.join('\r\n\r\n').split(`--${boundary}`).slice(1, -1);
  const bodies = parts.map((part) => Buffer.from(part.split('\r\n\r\n')[1] ?? '', 'base64'));
  return { head, bodies };
}

it('each recipient gets one letter, however many workers there are', async () => {
  await addView(await addOwner('owner'), ['one@example.com', 'two@example.com']);
  for (let worker = 0; worker < 3; worker += 1) startWorker();
  await expect.poll(() => peer.letters.length, { timeout: 10_000 }).toBe(2);
  await expect.poll(left, { timeout: 10_000 }).toBe(0);
  expect(peer.letters.map(({ to }) => to).sort()).toEqual([
    '<one@example.com>',
    '<two@example.com>',
  ]);
  expect(await nextTimes()).toEqual([{ isLater: 1 }]);
  const { bodies } = partsOf(peer.letters[0]?.content ?? '');
  const rows = parse(bodies[1] ?? '', { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(70);
  expect(rows[0]?.['Caller name']).toBe(`'${HOSTILE}`);
}, 30_000);

it('holds what its owner may see now, and nothing for who has left', async () => {
  await addView(await addOwner('user', 'ext_2'), ['user@example.com'], HOSTILE);
  await addView(newId('user'), ['gone@example.com']);
  startWorker();
  await expect.poll(() => peer.letters.length, { timeout: 10_000 }).toBe(1);
  await expect.poll(left, { timeout: 10_000 }).toBe(0);
  const [letter] = peer.letters;
  expect(letter?.to).toBe('<user@example.com>');
  const { head, bodies } = partsOf(letter?.content ?? '');
  expect(head).not.toContain('text/html');
  expect(bodies[0]?.toString()).toContain(HOSTILE);
  const rows = parse(bodies[1] ?? '', { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(10);
  expect(new Set(rows.map((row) => row['Called extension']))).toEqual(new Set(['ext_2']));
  const times = await nextTimes();
  expect(times).toContainEqual({ isLater: null });
}, 30_000);

it('a file whose days are over is removed, and the export says so', async () => {
  const sweep = startStorageSweep(files, storage, log, 20);
  loops.push(sweep);
  await database.run('UPDATE stored_file SET remove_after = UTC_TIMESTAMP(3)');
  const states = () => database.query('SELECT DISTINCT state FROM export_job');
  await expect.poll(states, { timeout: 10_000 }).toEqual([{ state: 'expired' }]);
  expect(await database.query('SELECT * FROM export_part')).toEqual([]);
}, 20_000);
