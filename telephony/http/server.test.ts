import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordAnswer } from '../records/receiver';
import { startWorkerHttp, type WorkerHttp } from './server';

const TOKEN = 'the token of the test';
let http: WorkerHttp;
let base: string;
let port: number;
let hints: number;
let records: [string, string][];
let isUp: boolean;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return free;
}

const options = () => ({
  token: TOKEN,
  onHint: () => void (hints += 1),
  health: async () => ({ ok: isUp }),
  metrics: async () => 'pbx_worker_x 1\n',
  onRecords: async (nodeId: string, texts: readonly string[]) => {
    if (texts.includes('database away')) throw new Error('secret words of the database');
    return texts.map((text): RecordAnswer => {
      if (text === 'bad') return { status: 422, error: 'not JSON' };
      records.push([nodeId, text]);
      return { status: 200 };
    });
  },
  log: pino({ level: 'silent' }),
});

const authorization = { Authorization: `Bearer ${TOKEN}` };

beforeEach(async () => {
  [hints, records, isUp] = [0, [], true];
  port = await freePort();
  http = await startWorkerHttp({ host: '127.0.0.1', port }, options());
  base = `http://127.0.0.1:${port}`;
});

afterEach(() => http.close());

describe("the worker's own HTTP", () => {
  it('is woken by a hint with the right token only', async () => {
    const wrong = await fetch(`${base}/hint`, {
      method: 'POST',
      headers: { Authorization: 'Bearer x' },
    });
    expect([wrong.status, hints]).toEqual([401, 0]);
    const right = await fetch(`${base}/hint`, { method: 'POST', headers: authorization });
    expect([right.status, hints]).toEqual([202, 1]);
  });

  it('says 503 while the database is away', async () => {
    expect((await fetch(`${base}/health`)).status).toBe(200);
    isUp = false;
    expect((await fetch(`${base}/health`)).status).toBe(503);
  });

  it('takes a record of a named node, and answers 200 only when it is stored', async () => {
    const post = (path: string, body: string) =>
      fetch(`${base}${path}`, { method: 'POST', headers: authorization, body });
    expect((await post('/records/freeswitch?node=node_1', '{}')).status).toBe(200);
    expect(records).toEqual([['node_1', '{}']]);
    expect((await post('/records/freeswitch?node=node_1', 'bad')).status).toBe(422);
    expect((await post('/records/freeswitch', '{}')).status).toBe(400);
    expect((await post('/records/freeswitch?node=../x', '{}')).status).toBe(400);
    const failed = await post('/records/freeswitch?node=node_1', 'database away');
    expect(failed.status).toBe(503);
    expect(await failed.text()).not.toContain('secret words');
    expect((await post('/records/freeswitch?node=n', 'x'.repeat(5 << 20))).status).toBe(413);
  });

  it('takes a record a line, and answers for each', async () => {
    const headers = { ...authorization, 'Content-Type': 'application/x-ndjson' };
    const post = (body: string) =>
      fetch(`${base}/records/freeswitch?node=node_1`, { method: 'POST', headers, body });
    const mixed = await post('{"n":1}\nbad\n{"n":2}\n');
    expect(mixed.status).toBe(200);
    const { answers } = (await mixed.json()) as { answers: RecordAnswer[] };
    expect(answers).toEqual([{ status: 200 }, { status: 422, error: 'not JSON' }, { status: 200 }]);
    expect(records.map(([, text]) => text)).toEqual(['{"n":1}', '{"n":2}']);
    expect((await post('{}\n'.repeat(201))).status).toBe(413);
    expect((await post('{}\ndatabase away')).status).toBe(503);
  });

  it('has nothing else', async () => {
    expect((await fetch(`${base}/hint`)).status).toBe(404);
    expect((await fetch(`${base}/`)).status).toBe(404);
    expect((await fetch(`${base}/metrics`)).status).toBe(401);
  });

  it('does not start on a port that is taken', async () => {
    await expect(startWorkerHttp({ host: '127.0.0.1', port }, options())).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
