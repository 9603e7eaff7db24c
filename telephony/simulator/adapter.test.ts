import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEsl } from '../freeswitch/esl-connection';
import { createSwitchPort, PORT_SUBCLASSES } from '../freeswitch/push';
import type { DocumentRecord, SwitchPort } from '../ports';
import { TestingClient } from './testing-client';

const PASSWORD = 'only-for-this-test';
let directory: string;
let eslPort: number;
let child: ChildProcess;
let port: SwitchPort;

async function startProcess(): Promise<void> {
  const script = fileURLToPath(new URL('./main.ts', import.meta.url));
  const args = ['--esl-port', String(eslPort), '--dir', directory, '--node-id', 'node_1'];
  const env = { ...process.env, SIMULATOR_ESL_PASSWORD: PASSWORD };
  child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { env });
  if (child.stdout) await once(child.stdout, 'data');
}

async function order(words: string): Promise<void> {
  const client = await TestingClient.login(eslPort, PASSWORD);
  client.send(`api simulator ${words}\n\n`);
  await client.next((frame) => frame.body.startsWith('+OK'));
  client.close();
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'));
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  eslPort = typeof address === 'object' && address ? address.port : 0;
  await startProcess();
  port = createSwitchPort({
    nodeId: 'node_1',
    ackTimeoutMs: 2_000,
    esl: connectEsl({
      ...{ host: '127.0.0.1', port: eslPort, password: PASSWORD, subclasses: PORT_SUBCLASSES },
      pause: { firstMs: 20, longestMs: 100 },
    }),
  });
  await expect.poll(() => port.state(), { timeout: 5000 }).toBe('connected');
}, 20_000);

afterEach(async () => {
  await port.close();
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  child.kill('SIGTERM');
  await gone;
  rmSync(directory, { recursive: true });
});

const documents = (count: number): DocumentRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `dial:d${index % 100}.pbx:${index}`,
    seq: BigInt(index + 1),
    xml: `{"go":{"kind":"extension","id":"ext_${index}"}}`,
  }));

describe('the simulator behind the adapter that serves the real switch', () => {
  it('says what it is, takes a full resync and single changes, refuses in words', async () => {
    expect(await port.identity()).toEqual({ kind: 'simulator', version: '1.11.2' });
    const records = documents(5000);
    expect(await port.push(records, { seq: 5000n, generation: 1, sweep: true })).toEqual({
      kind: 'ok',
      seq: 5000n,
    });
    expect(await port.status()).toMatchObject({ docs: 5000, seq: 5000n, sum: 12_502_500n });
    const bad = { key: 'directory:d1.pbx:d1', seq: 5001n, xml: '<user></bar>' };
    expect(await port.push([bad], { seq: 5001n })).toMatchObject({
      kind: 'refused',
      key: 'directory:d1.pbx:d1',
      reason: 'not well-formed XML: unexpected </bar> at byte 6',
    });
  });

  it('killed and started again it is the same replica', async () => {
    await port.push(documents(300), { seq: 300n });
    const before = await port.status();
    const gone = once(child, 'exit');
    await order('die');
    expect(await gone).toEqual([null, 'SIGKILL']);
    await expect.poll(() => port.state()).toBe('disconnected');
    await startProcess();
    await expect.poll(() => port.state(), { timeout: 5000 }).toBe('connected');
    expect(await port.status()).toEqual(before);
  }, 20_000);

  it('stalled it loses a push; lost data show as another replica', async () => {
    const { replica } = await port.status();
    await order('stall 60');
    expect(await port.push(documents(1), { seq: 1n })).toMatchObject({ kind: 'lost' });
    child.kill('SIGUSR2');
    await expect.poll(async () => (await port.status()).seq).toBe(1n);
    await order('lose-data');
    await expect.poll(async () => (await port.status()).replica).not.toBe(replica);
  }, 20_000);
});
