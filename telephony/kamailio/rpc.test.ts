import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KamailioRpc } from './rpc';
import { ProxyRefused, ProxyUnavailable } from './rpc-errors';

interface Call {
  method: string;
  params: unknown[];
  authorization: string | undefined;
}

type Reply = (call: Call, response: ServerResponse) => void;

const result =
  (value: unknown): Reply =>
  (_, response) =>
    void response.end(JSON.stringify({ jsonrpc: '2.0', result: value, id: 1 }));

const refusal =
  (code: number, message: string): Reply =>
  (_, response) => {
    response.statusCode = 500;
    response.end(JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: 1 }));
  };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe('KamailioRpc', () => {
  let server: Server;
  let rpc: KamailioRpc;
  let calls: Call[];
  let connections: number;
  let reply: Reply;

  beforeEach(async () => {
    calls = [];
    connections = 0;
    reply = result({});
    server = createServer(async (request, response) => {
      const body: { method: string; params: unknown[] } = JSON.parse(await bodyOf(request));
      const call = { ...body, authorization: request.headers.authorization };
      calls.push({ method: call.method, params: call.params, authorization: call.authorization });
      reply(call, response);
    });
    server.on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    rpc = new KamailioRpc(`http://worker:se-cret@127.0.0.1:${port}/RPC`, {
      timeoutMs: 300,
      connections: 1,
    });
  });

  afterEach(async () => {
    await rpc.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const sent = (): unknown[] => calls.map(({ method, params }) => [method, ...params]);

  it('sends one method a wish, with the secret, over one connection', async () => {
    await rpc.reloadDomains();
    await rpc.reloadDispatcher();
    await rpc.reloadAddresses();
    await rpc.setHome('acme.pbx.test', 100);
    await rpc.deleteHome('acme.pbx.test');
    await rpc.removeRegistration('dk3f9x2q', 'acme.pbx.test');
    expect(sent()).toEqual([
      ['domain.reload'],
      ['dispatcher.reload'],
      ['permissions.addressReload'],
      ['htable.seti', 'home', 'acme.pbx.test', 100],
      ['htable.delete', 'home', 'acme.pbx.test'],
      ['ul.rm', 'location', 'dk3f9x2q@acme.pbx.test'],
    ]);
    const secret = `Basic ${Buffer.from('worker:se-cret').toString('base64')}`;
    expect(new Set(calls.map(({ authorization }) => authorization))).toEqual(new Set([secret]));
    expect(connections).toBe(1);
  });

  it('marks an account before it forgets it, each time with another mark', async () => {
    await rpc.forgetCredentials('dk3f9x2q', 'acme.pbx.test');
    await rpc.forgetCredentials('dk3f9x2q', 'acme.pbx.test');
    const [mark, gone, other] = calls;
    expect(mark?.params.slice(0, 2)).toEqual(['forgotten', 'dk3f9x2q@acme.pbx.test']);
    expect(gone).toMatchObject({
      method: 'htable.delete',
      params: ['account', 'dk3f9x2q@acme.pbx.test'],
    });
    expect(other?.params[2]).not.toEqual(mark?.params[2]);
  });

  it.each(['Key not found in htable.', 'AOR not found'])(
    'takes "%s" for deleted',
    async (words) => {
      reply = refusal(404, words);
      await rpc.deleteHome('acme.pbx.test');
      await rpc.removeRegistration('dk3f9x2q', 'acme.pbx.test');
    },
  );

  it("passes a refusal on in Kamailio's words", async () => {
    reply = refusal(500, 'No such htable');
    const failure = await rpc.deleteHome('acme.pbx.test').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProxyRefused);
    expect(failure).toMatchObject({
      method: 'htable.delete',
      code: 500,
      message: 'No such htable',
    });
  });

  it('says refused, not unavailable, when the secret is wrong', async () => {
    reply = (_, response) => {
      response.statusCode = 403;
      response.end();
    };
    await expect(rpc.version()).rejects.toBeInstanceOf(ProxyRefused);
  });

  it.each<[string, Reply]>([
    ['does not answer', () => undefined],
    ['drops the connection', (_, response) => void response.destroy()],
    ['answers something else', (_, response) => void response.end('<html>')],
  ])('is unavailable when Kamailio %s', async (_, broken) => {
    reply = broken;
    await expect(rpc.reloadDomains()).rejects.toBeInstanceOf(ProxyUnavailable);
    reply = result('fine');
    await expect(rpc.version()).resolves.toBe('fine');
  });

  it('is unavailable when nobody listens', async () => {
    const nobody = new KamailioRpc('http://127.0.0.1:1/RPC', { timeoutMs: 300 });
    await expect(nobody.version()).rejects.toBeInstanceOf(ProxyUnavailable);
    await nobody.close();
  });

  it('knows an empty dispatcher', async () => {
    reply = refusal(500, 'No Destination Sets');
    await expect(rpc.dispatcherState()).resolves.toEqual([]);
  });

  it('reads uptime', async () => {
    reply = result({ now: 'Mon', up_since: 'Sun', uptime: 42 });
    await expect(rpc.uptimeSeconds()).resolves.toBe(42);
  });
});
