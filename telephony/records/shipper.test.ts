import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startShipper, type Shipper } from './shipper';

let directory: string;
let shipper: Shipper | undefined;
const log = pino({ level: 'silent' });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(async () => {
  await shipper?.stop();
  rmSync(directory, { recursive: true });
});

const put = (name: string, text: string): void => writeFileSync(join(directory, name), text);
const left = () => readdirSync(directory).filter((name) => name.endsWith('.json'));

function start(answer: (body: string) => number | Promise<number>): { got: string[] } {
  const got: string[] = [];
  shipper = startShipper({
    nodeId: 'node_1',
    directory,
    post: async (_node, body) => {
      got.push(body.toString('utf8'));
      return answer(body.toString('utf8'));
    },
    clock: Date.now,
    log,
    intervalMs: 20,
  });
  return { got };
}

/** `answer`: throws where the receiver would break down; one record goes the same way. */
function startMany(answer: (bodies: string[]) => number[]): void {
  const ask = async (bodies: readonly Buffer[]) =>
    answer(bodies.map((body) => body.toString('utf8')));
  shipper = startShipper({
    ...{ nodeId: 'node_1', directory, clock: Date.now, log, intervalMs: 20 },
    post: async (_node, body) => (await ask([body]))[0] ?? 0,
    postMany: async (_node, bodies) => ({ status: 200, statuses: await ask(bodies) }),
  });
}

describe('startShipper', () => {
  it('ships what is there and what comes, and removes only what was taken', async () => {
    put('a.cdr.json', '{"n":1}');
    const { got } = start(() => 200);
    await expect.poll(left).toEqual([]);
    put('b.cdr.json', '{"n":2}');
    await expect.poll(left).toEqual([]);
    expect(got).toEqual(['{"n":1}', '{"n":2}']);
  });

  it('waits for a file that is still being written', async () => {
    put('a.cdr.json', '{"n":');
    const { got } = start(() => 200);
    put('b.cdr.json', '{"n":2}');
    await expect.poll(left).toEqual(['a.cdr.json']);
    put('a.cdr.json', '{"n":1}');
    await expect.poll(left, { timeout: 3000 }).toEqual([]);
    expect(got.sort()).toEqual(['{"n":1}', '{"n":2}']);
  });

  it('sets aside what can never be stored, and what stayed unreadable', async () => {
    put('refused.cdr.json', '{"n":1}');
    put('torn.cdr.json', '{"n":');
    put('good.cdr.json', '{"n":2}');
    const old = new Date(Date.now() - 11 * 60_000);
    utimesSync(join(directory, 'torn.cdr.json'), old, old);
    start((body) => (body === '{"n":1}' ? 422 : 200));
    await expect.poll(left).toEqual([]);
    expect(readdirSync(join(directory, 'bad')).sort()).toEqual([
      'refused.cdr.json',
      'torn.cdr.json',
    ]);
  });

  it('goes on with the others when one file always fails', async () => {
    put('a.cdr.json', '{"poison":true}');
    for (let n = 0; n < 50; n += 1) put(`f${n}.cdr.json`, `{"n":${n}}`);
    start((body) => (body.includes('poison') ? 500 : 200));
    await expect.poll(left).toEqual(['a.cdr.json']);
  });

  it('keeps everything while the receiver is away, and ships it when it is back', async () => {
    let away = true;
    for (let n = 0; n < 20; n += 1) put(`f${n}.cdr.json`, `{"n":${n}}`);
    const { got } = start(() => {
      if (away) throw new Error('connection refused');
      return 200;
    });
    await expect.poll(() => got.length).toBeGreaterThan(2);
    expect(left()).toHaveLength(20);
    away = false;
    await expect.poll(left, { timeout: 8000 }).toEqual([]);
  });

  it('copes with a directory that does not exist yet', async () => {
    rmSync(directory, { recursive: true });
    start(() => 200);
    mkdirSync(directory);
    put('a.cdr.json', '{}');
    await expect.poll(() => existsSync(join(directory, 'a.cdr.json'))).toBe(false);
  });

  it('sends many together, and sets aside only the one that was refused', async () => {
    for (let n = 0; n < 50; n += 1) put(`f${n}.cdr.json`, `{"n":${n}}`);
    const sizes: number[] = [];
    startMany((bodies) => {
      sizes.push(bodies.length);
      return bodies.map((body) => (body === '{"n":7}' ? 422 : 200));
    });
    await expect.poll(left).toEqual([]);
    expect(readdirSync(join(directory, 'bad'))).toEqual(['f7.cdr.json']);
    expect(Math.max(...sizes)).toBeGreaterThan(10);
  });

  it('finds the one that no request with it gets through', async () => {
    put('a.cdr.json', '{"poison":true}');
    for (let n = 0; n < 30; n += 1) put(`f${n}.cdr.json`, `{"n":${n}}`);
    startMany((bodies) => {
      if (bodies.some((body) => body.includes('poison'))) throw new Error('closed');
      return bodies.map(() => 200);
    });
    await expect.poll(left, { timeout: 15_000 }).toEqual(['a.cdr.json']);
  });
});
