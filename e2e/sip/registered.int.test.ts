import { request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDispatcherRows } from '@/telephony/render/kamailio-rows';
import { EntryNode } from './kamailio-server';
import { SipPeer } from './sip-peer';
import { TestTenant } from './tenant-fixture';

const HOST = '127.0.0.1';

describe('the question whether a phone is there', () => {
  let entry: EntryNode;
  let node: SipPeer;

  beforeAll(async () => {
    entry = await EntryNode.start();
    const acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102']);
    expect((await acme.register('101', 1)).code).toBe(0);
    node = await SipPeer.start();
    const place = { id: 'node_1', setId: 100, sipHost: HOST, sipPort: node.port };
    await entry.write(
      renderDispatcherRows([{ ...place, state: 'active', kind: 'freeswitch' }], []),
    );
    await entry.rpc.reloadDispatcher();
  });

  afterAll(async () => {
    await node.close();
    await entry.stop();
  });

  /** Status of the answer; `from` is another address of loopback than the node's. */
  async function ask(path: string, { from = HOST, method = 'GET', port = entry.sipPort } = {}) {
    const asked = request({ host: HOST, port, path, method, localAddress: from, agent: false });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  }

  it.each([
    { path: '/registered/acme.pbx.test/d101', status: 200 },
    { path: '/registered/acme.pbx.test/d102', status: 404 },
    { path: '/registered/acme.pbx.test/nobody', status: 404 },
    { path: '/registered/other.pbx.test/d101', status: 404 },
  ])('answers a media node $status for $path', async ({ path, status }) => {
    expect(await ask(path)).toBe(status);
  });

  it.each([
    '/registered/acme.pbx.test/',
    '/registered/acme.pbx.test/d101/more',
    '/registered/acme.pbx.test/d1%27or%271',
    `/registered/acme.pbx.test/${'d'.repeat(65)}`,
    `/registered/${'d'.repeat(65)}/d101`,
    '/RPC',
    '/message-waiting/acme.pbx.test/101/1/0',
    '/',
  ])('is nothing else: %s', async (path) => {
    expect(await ask(path)).toBe(403);
  });

  it('is not for everybody', async () => {
    expect(await ask('/registered/acme.pbx.test/d101', { from: '127.0.0.2' })).toBe(403);
    expect(await ask('/registered/acme.pbx.test/d101', { method: 'POST' })).toBe(403);
    expect(await ask('/registered/acme.pbx.test/d101', { port: entry.wsPort })).toBe(404);
  });

  it('takes under a millisecond or two', async () => {
    const began = performance.now();
    for (let round = 0; round < 50; round += 1) await ask('/registered/acme.pbx.test/d101');
    expect((performance.now() - began) / 50).toBeLessThan(20);
  });
});
