import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postToService, type RequestPolicy } from './http-request';

let server: Server;
let port: number;
let hits: number;

beforeEach(async () => {
  hits = 0;
  server = createServer((_, response) => {
    hits += 1;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

const post = (url: string, policy: Partial<RequestPolicy> = {}) =>
  postToService(
    url.replace('PORT', String(port)),
    { secret: 'x', body: '{}' },
    { allowedNetworks: [], limitMs: 1000, ...policy },
  );
const named = (...addresses: string[]) => ({ resolve: async () => addresses });

describe('what is not public is not connected to', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'https://127.0.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://169.254.169.254/latest/meta-data',
  ])('%s', async (url) => {
    expect(await post(url)).toMatchObject({ fault: 'address_not_allowed', status: null });
    expect(hits).toBe(0);
  });

  test('a name for such an address, or for one among others', async () => {
    const url = 'http://crm.example.com:PORT/';
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['8.8.8.8', '::1']]) {
      const reply = await post(url, named(...addresses));
      expect(reply).toMatchObject({ fault: 'address_not_allowed' });
    }
    expect(hits).toBe(0);
  });
});

test('a network that the operator allows is asked, by name and by http too', async () => {
  const allowedNetworks = ['127.0.0.0/8'];
  expect(await post('http://127.0.0.1:PORT/', { allowedNetworks })).toMatchObject({ status: 200 });
  const byName = { allowedNetworks, ...named('127.0.0.1') };
  expect(await post('http://crm.intern:PORT/', byName)).toMatchObject({ status: 200, body: '{}' });
  expect(hits).toBe(2);
});

test('it connects to the address that was checked, however the name changes meanwhile', async () => {
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return ['127.0.0.1'];
  };
  await post('http://crm.intern:PORT/', { allowedNetworks: ['127.0.0.0/8'], resolve });
  expect([asked, hits]).toEqual([1, 1]);
});

test('public addresses by https only', async () => {
  const reply = await post('http://crm.example.com/', named('8.8.8.8'));
  expect(reply).toMatchObject({ fault: 'http_not_allowed' });
});

test('a name without an address, and a slow one', async () => {
  expect(await post('https://crm.example.com/', named())).toMatchObject({ fault: 'unknown_host' });
  const never = { limitMs: 50, resolve: (_: string, signal: AbortSignal) => untilAborted(signal) };
  expect(await post('https://crm.example.com/', never)).toMatchObject({ fault: 'timeout' });
});

function untilAborted(signal: AbortSignal): Promise<string[]> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

test('nobody listens', async () => {
  const allowedNetworks = ['127.0.0.0/8'];
  const reply = await post('http://127.0.0.1:1/', { allowedNetworks });
  expect(reply).toMatchObject({ fault: 'unreachable', status: null });
  expect('words' in reply && reply.words).toContain('ECONNREFUSED');
});

test('a certificate that is not for this name', async () => {
  const allowedNetworks = ['127.0.0.0/8'];
  const reply = await post('https://127.0.0.1:PORT/', { allowedNetworks });
  expect(reply).toMatchObject({ fault: 'unreachable' });
  expect(hits).toBe(0);
});
