import { Agent, createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { closerOf } from './close-server';

it('ends though a client keeps its connection and never stops asking', async () => {
  const waiting: ServerResponse[] = [];
  const server = createServer((_request, response) => void waiting.push(response));
  const close = closerOf(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<string | undefined>((resolve, reject) => {
      get({ host: '127.0.0.1', port, agent }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.headers.connection));
      }).on('error', reject);
    });

  const first = ask();
  await expect.poll(() => waiting.length).toBe(1);
  const closed = close();
  const second = ask();
  waiting[0]?.end('finished');
  expect(await first).toBe('close');
  await expect(second).rejects.toThrow();
  await closed;
  agent.destroy();
});
