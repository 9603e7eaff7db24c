import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { findFreePlan } from '@/scripts/system/free-ports';
import { createFileSource } from '@/telephony/media/control-plane-client';
import { startFileSync } from '@/telephony/media/file-sync';
import type { Loop } from '@/telephony/reconcile/loop';
import { openDatabase } from '@/telephony/store/database';
import { addSound, ControlPlane, log } from './world';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });
const { worker: port } = await findFreePlan(0);
const control = new ControlPlane(database, port);
const [A, B] = ['snd_0000000000000000000a', 'snd_0000000000000000000b'];

let directory: string;
let sync: Loop | undefined;
let seq = 100;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sounds-'));
  mkdirSync(join(control.prompts, 'en'), { recursive: true });
  writeFileSync(join(control.prompts, 'en', 'invalid.wav'), 'not valid');
  await control.start();
});
afterEach(async () => {
  await sync?.stop();
  await control.stop();
  rmSync(directory, { recursive: true });
  await database.run("DELETE FROM config_document WHERE `key` LIKE 'sound:%'");
});
afterAll(async () => {
  await control.remove();
  await database.close();
});

const put = (id: string, words: string) =>
  addSound(database, control.storage, {
    ...{ id, tenantId: 'ten_1', content: Buffer.from(words), seq: (seq += 1) },
  });
const start = () => {
  const source = createFileSource(control.address);
  sync = startFileSync({ directory, source, log, intervalMs: 20 });
};
const held = (name: string) =>
  existsSync(join(directory, name)) ? readFileSync(join(directory, name), 'utf8') : undefined;
const wavs = () => readdirSync(directory).filter((name) => name.endsWith('.wav'));

it('brings sounds and prompts to the node, under the hash and under the id', async () => {
  const hash = await put(A, 'hello');
  start();
  await expect.poll(() => held(`${A}.wav`)).toBe('hello');
  expect(held(`${A}-${hash}.wav`)).toBe('hello');
  await expect.poll(() => held('prompts/en/invalid.wav')).toBe('not valid');
});

it('puts a new recording in the place of the old one, and never leaves a gap', async () => {
  const old = await put(A, 'old');
  start();
  await expect.poll(() => held(`${A}.wav`)).toBe('old');
  const gaps: string[] = [];
  const watcher = setInterval(() => {
    if (!held(`${A}.wav`)) gaps.push('gap');
  }, 1);
  await put(A, 'new');
  await expect.poll(() => held(`${A}.wav`)).toBe('new');
  await expect.poll(() => held(`${A}-${old}.wav`)).toBeUndefined();
  clearInterval(watcher);
  expect(gaps).toEqual([]);
});

it('removes what is gone, keeps the rest, and fetches again what somebody deleted', async () => {
  await put(A, 'stays');
  await put(B, 'goes');
  start();
  await expect.poll(() => wavs().length).toBe(4);
  await database.run(
    "UPDATE config_document SET deleted = 1, seq = ? WHERE `key` = 'sound:test.example:" + B + "'",
    [(seq += 1)],
  );
  await expect.poll(() => wavs().length).toBe(2);
  expect(held(`${A}.wav`)).toBe('stays');
  for (const name of wavs()) rmSync(join(directory, name));
  await put(B, 'back');
  await expect.poll(() => held(`${A}.wav`)).toBe('stays');
});

it('a prompt that was made anew comes again under its name', async () => {
  start();
  await expect.poll(() => held('prompts/en/invalid.wav')).toBe('not valid');
  rmSync(join(control.prompts, 'en'), { recursive: true });
  mkdirSync(join(control.prompts, 'en'));
  writeFileSync(join(control.prompts, 'en', 'invalid.wav'), 'better words');
  await expect.poll(() => held('prompts/en/invalid.wav')).toBe('better words');
});

it('a file that is not what the list says is not taken, the others are', async () => {
  const hash = await put(A, 'right');
  await put(B, 'fine');
  const key = `sounds/ten_1/${A}/${hash}.wav`;
  await control.storage.put(
    key,
    (async function* () {
      yield Buffer.from('wrong');
    })(),
    5,
  );
  start();
  await expect.poll(() => held(`${B}.wav`)).toBe('fine');
  expect(held(`${A}.wav`)).toBeUndefined();
  await put(A, 'right');
  await expect.poll(() => held(`${A}.wav`)).toBe('right');
});

it('keeps what it has while the control plane is away, and goes on when it is back', async () => {
  await put(A, 'kept');
  start();
  await expect.poll(() => held(`${A}.wav`)).toBe('kept');
  await control.stop();
  await put(B, 'later');
  expect(held(`${A}.wav`)).toBe('kept');
  await control.start();
  await expect.poll(() => held(`${B}.wav`), { timeout: 10_000 }).toBe('later');
});

it('is for those with the token only', async () => {
  const { workerUrl: url } = control.address;
  for (const path of ['/media/files', '/media/file?name=x']) {
    expect((await fetch(url + path)).status).toBe(401);
  }
  const source = createFileSource(control.address);
  const signal = AbortSignal.timeout(5000);
  await expect(source.fetch('../../etc/passwd', signal)).rejects.toThrow('404');
});
