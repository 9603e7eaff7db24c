import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  renderAddressRows,
  renderDispatcherRows,
  type ProxyMediaNode,
  type ProxyTrunk,
} from '@/telephony/render/kamailio-rows';
import { EntryNode } from './kamailio-server';
import { header, methodOf, statusOf } from './sip-message';
import { SipPeer } from './sip-peer';
import { TestTenant } from './tenant-fixture';

const HOST = '127.0.0.1';

describe('calls with carriers', () => {
  let entry: EntryNode;
  let node: SipPeer;
  let gateway: SipPeer;
  let spare: SipPeer;

  beforeAll(async () => {
    entry = await EntryNode.start();
    await new TestTenant(entry, 'acme.pbx.test').create(['101'], '+4930123456');
  });

  afterAll(() => entry.stop());

  beforeEach(async () => {
    [node, gateway, spare] = await Promise.all([SipPeer.start(), SipPeer.start(), SipPeer.start()]);
    const media: ProxyMediaNode = {
      id: 'node_1',
      setId: 100,
      sipHost: HOST,
      sipPort: node.port,
      state: 'active',
      kind: 'freeswitch',
    };
    const trunk: ProxyTrunk = {
      id: 'trunk_1',
      setId: 10_000,
      gateways: [gateway, spare].map(({ port }) => ({ host: HOST, port, transport: 'udp' })),
      enabled: true,
      ...{ maxCalls: null, codecs: [], registration: null, countryCode: null },
    };
    await entry.sql('DELETE FROM kamailio.dispatcher; DELETE FROM kamailio.address');
    await entry.write([...renderDispatcherRows([media], [trunk]), ...renderAddressRows([trunk])]);
    await entry.rpc.reloadDispatcher();
    await entry.rpc.reloadAddresses();
    return () => Promise.allSettled([node.close(), gateway.close(), spare.close()]);
  });

  const callOut = (set = '10000') =>
    node.invite({
      to: { host: HOST, port: entry.sipPort },
      uri: 'sip:+4989654321@acme.pbx.test',
      headers: [
        ['X-Pbx-Domain', 'acme.pbx.test'],
        ['X-Pbx-Trunk-Set', set],
      ],
    });

  const callIn = (from: SipPeer, number: string) =>
    from.invite({ to: { host: HOST, port: entry.sipPort }, uri: `sip:${number}@${HOST}` });

  it('goes out by the first gateway, without a word about the inside', async () => {
    expect(statusOf(await callOut())).toBe(200);
    const [invite] = gateway.requests('INVITE');
    expect(invite?.startLine).toMatch(
      new RegExp(`^INVITE sip:\\+4989654321@${HOST}:${gateway.port}`),
    );
    expect(invite?.headers.filter(([name]) => /^x-/i.test(name))).toEqual([]);
    expect(spare.requests('INVITE')).toEqual([]);
  });

  it('takes the next gateway after 503', async () => {
    gateway.answer = (request) => ({
      status: methodOf(request) === 'INVITE' ? '503 Congestion' : '200 OK',
    });
    expect(statusOf(await callOut())).toBe(200);
    expect(spare.requests('INVITE')).toHaveLength(1);
  });

  it('takes the next gateway when the first is silent', async () => {
    await gateway.close();
    expect(statusOf(await callOut())).toBe(200);
    expect(spare.requests('INVITE')).toHaveLength(1);
  });

  it('passes a busy callee on and tries nobody else', async () => {
    gateway.answer = (request) => ({
      status: methodOf(request) === 'INVITE' ? '486 Busy Here' : '200 OK',
    });
    expect(statusOf(await callOut())).toBe(486);
    expect(spare.requests('INVITE')).toEqual([]);
  });

  it.each(['1', '100', '99999999999', '10000;x', '20000'])(
    'does not take %s for a trunk of ours',
    async (set) => {
      expect([404, 503]).toContain(statusOf(await callOut(set)));
      expect(node.requests('INVITE')).toEqual([]);
    },
  );

  it.each(['+4930123456', '4930123456', '004930123456'])(
    'brings a call for %s to the tenant',
    async (number) => {
      expect(statusOf(await callIn(gateway, number))).toBe(200);
      const [invite] = node.requests('INVITE');
      if (!invite) throw new Error('no INVITE');
      expect(invite.startLine).toBe('INVITE sip:+4930123456@acme.pbx.test SIP/2.0');
      expect(header(invite, 'x-pbx-domain')).toBe('acme.pbx.test');
      expect(header(invite, 'x-pbx-trunk')).toBe('trunk_1');
      expect(header(invite, 'x-pbx-device')).toBeUndefined();
    },
  );

  it('knows no other numbers', async () => {
    expect(statusOf(await callIn(gateway, '+4930999999'))).toBe(404);
    expect(statusOf(await callIn(gateway, `x' or '1'='1`.replaceAll(' ', '%20')))).toBe(404);
  });

  it('takes a stranger for a phone, which has to say who it is', async () => {
    const stranger = await SipPeer.start();
    expect(statusOf(await callIn(stranger, '+4930123456'))).toBe(403);
    expect(node.requests('INVITE')).toEqual([]);
    await stranger.close();
  });

  it('tells the carrier 503 while no media node is alive', async () => {
    await node.close();
    const states = async (): Promise<string[]> =>
      (await entry.rpc.dispatcherState()).filter(({ setId }) => setId < 10_000).map((d) => d.state);
    await expect.poll(states, { timeout: 5000 }).toEqual(['inactive', 'inactive']);
    expect(statusOf(await callIn(gateway, '+4930123456'))).toBe(503);
  });
});
