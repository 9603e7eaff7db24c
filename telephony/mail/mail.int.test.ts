import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { SmtpPeer } from '@/e2e/peers/smtp-peer';
import { Pbx } from '@/e2e/worker/pbx';
import { newId } from '@/lib/shared/ids';
import { createLocalStorage } from '@/lib/storage/local';
import { oneChunk } from '@/lib/storage/port';
import type { Loop } from '../reconcile/loop';
import { openDatabase } from '../store/database';
import { createMailStore } from '../store/mail-store';
import { startMailSender } from './sender';
import { parseSmtpUrl, sendMail } from './smtp';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });
const directory = mkdtempSync(join(tmpdir(), 'mail-'));
const storage = createLocalStorage(directory);
const log = pino({ level: 'silent' });
const pbx = await Pbx.create(database, 'mail');
const AUDIO = Buffer.from(
  'RIFF, and much more than fits into one line of base 64, whatever it is.',
);

let peer: SmtpPeer;
let sender: Loop | undefined;

beforeEach(async () => {
  peer = await SmtpPeer.listen();
});
afterEach(async () => {
  await sender?.stop();
  await peer.close();
  for (const table of ['mail_queue', 'voicemail_message', 'pbx_object']) {
    await database.run(`DELETE FROM ${table}`);
  }
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await database.close();
});

function start(): void {
  const server = parseSmtpUrl(`smtp://pbx:s%40cret@127.0.0.1:${peer.port}`);
  sender = startMailSender({
    ...{ mails: createMailStore(database), storage, from: 'pbx@example.com', log },
    publicUrl: 'https://pbx.example.com',
    ...{ send: (letter) => sendMail(server, letter), intervalMs: 20 },
  });
}

async function object(kind: string, id: string, name: string, config: object): Promise<void> {
  await database.run(
    'INSERT INTO pbx_object (id, tenant_id, kind, name, config) VALUES (?, ?, ?, ?, ?)',
    [id, pbx.id, kind, name, JSON.stringify(config)],
  );
}

async function queue({ config = {}, callerName = 'Bob' } = {}): Promise<string> {
  const [box, id] = [newId('voicemail'), newId('voicemailMessage')];
  const key = `recordings/${pbx.id}/2026-11/${id}.wav`;
  await storage.put(key, oneChunk(AUDIO), AUDIO.length);
  await object('voicemail', box, 'Ada', config);
  await database.run(
    `INSERT INTO voicemail_message (id, tenant_id, box_id, storage_key, call_id, caller_number,
       caller_name, seconds, bytes, received_at, created_at)
     VALUES (?, ?, ?, ?, 'c', '+4940123456', ?, 72, ?, '2026-11-25 10:30:00', NOW(3))`,
    [id, pbx.id, box, key, callerName, AUDIO.length],
  );
  await database.run(
    `INSERT INTO mail_queue (id, tenant_id, kind, subject_id, recipient, available_at, created_at)
     VALUES (?, ?, 'voicemail', ?, 'ada@example.com', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    [`voicemail:${id}`, pbx.id, id],
  );
  return id;
}

interface Waiting {
  attempts: number;
  last_error: string | null;
}
const waiting = () => database.query<Waiting[]>('SELECT attempts, last_error FROM mail_queue');
const isSent = (count = 1) => expect.poll(() => peer.letters.length, { timeout: 8000 }).toBe(count);

/** Headers and parts of a letter that was taken. */
function read(content: string) {
  const [head = '', ...rest] = content.split('\r\n\r\n');
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  const body = rest.join('\r\n\r\n');
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1) : [`\r\n\r\n${body}`];
  const contents = parts.map((part) =>
    Buffer.from(part.split('\r\n\r\n').slice(1).join(''), 'base64'),
  );
  return { head, parts, contents };
}

it('a letter says who called, carries the message, and is sent once', async () => {
  await queue();
  start();
  await isSent();
  await expect.poll(waiting).toEqual([]);
  const [letter] = peer.letters;
  expect([letter?.from, letter?.to]).toEqual(['<pbx@example.com>', '<ada@example.com>']);
  const { head, parts, contents } = read(letter?.content ?? '');
  expect(head).toContain('Subject: Voicemail from +4940123456 for Ada');
  expect(contents[0]?.toString()).toContain('+4940123456 Bob left a message of 1:12 for Ada.');
  expect(contents[0]?.toString()).toContain('Wednesday, November 25, 2026');
  expect(parts[1]).toContain('filename="message-20261125103000.wav"');
  expect(contents[1]).toEqual(AUDIO);
  const login = Buffer.from('\0pbx\0s@cret').toString('base64');
  expect(peer.commands).toContain(`AUTH PLAIN ${login}`);
});

it('reads as the PBX wants it, without the message where a box wants that', async () => {
  const template = { subject: 'Neue Nachricht: {name} → {box}', text: '.\n{name} hat angerufen.' };
  await object('voicemail_mail', newId('voicemailMail'), 'mail', template);
  await queue({ config: { attachMessage: false }, callerName: 'Jürgen "{box}"\r\nBcc: all' });
  start();
  await isSent();
  const { head, contents } = read(peer.letters[0]?.content ?? '');
  expect(head).not.toMatch(/^Bcc/m);
  const subject = [...head.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)]
    .map(([, word = '']) => Buffer.from(word, 'base64').toString())
    .join('');
  expect(subject).toBe('Neue Nachricht: Jürgen "{box}" Bcc: all → Ada');
  expect(contents).toHaveLength(1);
  expect(contents[0]?.toString()).toBe('.\r\nJürgen "{box}" Bcc: all hat angerufen.');
});

it('waits while the mail server cannot take it, and keeps its words', async () => {
  await queue();
  peer.answers.set('RCPT TO', '450 come back later');
  start();
  await expect.poll(async () => (await waiting())[0]?.last_error).toContain('come back later');
  expect(peer.letters).toEqual([]);
  peer.answers.clear();
  await database.run('UPDATE mail_queue SET available_at = UTC_TIMESTAMP(3)');
  await isSent();
  await expect.poll(waiting).toEqual([]);
});

it('gives up what is refused for good, what is gone, and what nobody took for two days', async () => {
  await queue();
  peer.answers.set('RCPT TO', '550 no such person');
  const gone = await queue();
  await database.run('DELETE FROM voicemail_message WHERE id = ?', [gone]);
  await queue();
  await database.run(
    'UPDATE mail_queue SET created_at = UTC_TIMESTAMP(3) - INTERVAL 3 DAY LIMIT 1',
  );
  start();
  await expect.poll(waiting, { timeout: 8000 }).toEqual([]);
  expect(peer.letters).toEqual([]);
});
