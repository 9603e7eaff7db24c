import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderDispatcherRows, type ProxyMediaNode } from '@/telephony/render/kamailio-rows';
import { EntryNode } from './kamailio-server';
import { readRecords, waitForRecords } from './records';
import { header, headerValues, methodOf, statusOf, type SipMessage } from './sip-message';
import { SipPeer } from './sip-peer';
import { runSipp, startCallee } from './sipp';
import { TestTenant } from './tenant-fixture';

const HOST = '127.0.0.1';

function mediaNode(peer: SipPeer, setId: number, state: ProxyMediaNode['state'] = 'active') {
  const kind = 'freeswitch' as const;
  return { id: `node_${setId}`, setId, sipHost: HOST, sipPort: peer.port, state, kind };
}

function internalHeaders(message: SipMessage): string[] {
  return message.headers
    .filter(([name]) => /^x-pbx/i.test(name))
    .map(([name, value]) => `${name}: ${value}`);
}

describe('calls through media nodes', () => {
  let entry: EntryNode;
  let acme: TestTenant;
  let first: SipPeer;
  let second: SipPeer;

  async function useNodes(nodes: readonly ProxyMediaNode[]): Promise<void> {
    await entry.sql('DELETE FROM kamailio.dispatcher');
    await entry.write(renderDispatcherRows(nodes, []));
    await entry.rpc.reloadDispatcher();
  }

  async function stateOf(peer: SipPeer): Promise<string[]> {
    const all = await entry.rpc.dispatcherState();
    return all.filter(({ uri }) => uri.endsWith(`:${peer.port}`)).map(({ state }) => state);
  }

  const call = (scenario = 'caller-callee-registered-expect-200') =>
    runSipp(acme.as('101', 1, scenario, { dial: '102' }));

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102'], '+4930123456');
    expect((await acme.register('101', 1)).code).toBe(0);
    expect((await acme.register('102', 2)).code).toBe(0);
  });

  afterAll(() => entry.stop());

  beforeEach(async () => {
    await entry.sql('DELETE FROM kamailio.cdrs');
    [first, second] = await Promise.all([SipPeer.start(), SipPeer.start()]);
    await useNodes([mediaNode(first, 100), mediaNode(second, 101)]);
    return async () => {
      await entry.rpc.deleteHome(acme.domain);
      await Promise.allSettled([first.close(), second.close()]);
    };
  });

  it('tells the node tenant and device, whatever the caller claims, and writes no record', async () => {
    await entry.rpc.setHome(acme.domain, 100);
    expect(await call('caller-lying-headers-expect-200')).toMatchObject({ code: 0, errors: '' });
    const [invite] = first.requests('INVITE');
    if (!invite) throw new Error('no INVITE');
    expect(internalHeaders(invite)).toEqual(['X-Pbx-Domain: acme.pbx.test', 'X-Pbx-Device: d101']);
    expect(
      header(invite, 'authorization') ?? header(invite, 'proxy-authorization'),
    ).toBeUndefined();
    expect(invite.startLine).toBe('INVITE sip:102@acme.pbx.test SIP/2.0');
    expect(first.requests('BYE').flatMap(internalHeaders)).toEqual([]);
    expect(await readRecords(entry)).toEqual([]);
  });

  it('sends a tenant to its home, and elsewhere while that is dead', async () => {
    for (const [setId, home] of [
      [100, first],
      [101, second],
    ] as const) {
      await entry.rpc.setHome(acme.domain, setId);
      expect((await call()).code).toBe(0);
      expect(home.requests('INVITE')).toHaveLength(1);
    }
    await second.close();
    await expect.poll(() => stateOf(second), { timeout: 5000 }).toEqual(['inactive', 'inactive']);
    expect((await call()).code).toBe(0);
    expect(first.requests('INVITE')).toHaveLength(2);
  });

  it('does without a home that is not there any more', async () => {
    await entry.rpc.setHome(acme.domain, 150);
    expect((await call()).code).toBe(0);
    expect([...first.requests('INVITE'), ...second.requests('INVITE')]).toHaveLength(1);
  });

  it('tries the next node inside the attempt and notices the dead and the revived one', async () => {
    await entry.rpc.setHome(acme.domain, 100);
    await first.close();
    const killed = performance.now();
    expect(await call()).toMatchObject({ code: 0, errors: '' });
    const invited =
      second.arrivals[second.received.findIndex((m) => methodOf(m) === 'INVITE')] ?? 0;
    expect(invited - killed).toBeLessThan(2500);
    await expect
      .poll(() => stateOf(first), { timeout: 5000, interval: 20 })
      .toEqual(['inactive', 'inactive']);
    const excludedAfter = performance.now() - killed;
    const revived = performance.now();
    first = await SipPeer.start(first.port);
    await expect
      .poll(() => stateOf(first), { timeout: 5000, interval: 20 })
      .toEqual(['active', 'active']);
    const backAfter = performance.now() - revived;
    console.info(
      `call failed over after ${Math.round(invited - killed)} ms, node excluded after ${Math.round(excludedAfter)} ms, back after ${Math.round(backAfter)} ms`,
    );
    expect(excludedAfter).toBeLessThan(4000);
    expect(backAfter).toBeLessThan(3000);
  });

  it('leaves a node that answers 503 for the next one', async () => {
    await entry.rpc.setHome(acme.domain, 100);
    first.answer = (request) =>
      methodOf(request) === 'INVITE'
        ? { status: '503 Maximum Calls In Progress' }
        : { status: '200 OK' };
    expect(await call()).toMatchObject({ code: 0, errors: '' });
    expect(second.requests('INVITE')).toHaveLength(1);
    expect(await stateOf(first)).toEqual(['active', 'active']);
  });

  it('gives a draining node no new calls, also its own tenants', async () => {
    await useNodes([mediaNode(first, 100, 'draining'), mediaNode(second, 101)]);
    await entry.rpc.setHome(acme.domain, 100);
    expect(await call()).toMatchObject({ code: 0 });
    expect(first.requests('INVITE')).toEqual([]);
    expect(second.requests('INVITE')).toHaveLength(1);
    expect(await stateOf(first)).toEqual(['disabled', 'disabled']);
  });

  it('connects directly inside the attempt when the last node has just died', async () => {
    await Promise.all([first.close(), second.close()]);
    const callee = await startCallee(acme.as('102', 2, 'callee-answers-expect-bye'));
    const result = await call();
    expect(result.errors).toBe('');
    expect((await callee.done).code).toBe(0);
    expect((await callee.done).messages).not.toMatch(/X-Pbx/i);
    const [record, ...more] = await waitForRecords(entry, 1);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ sip_code: 200, hangup_by: 'caller', answered_device: 'd102' });
  });

  it('rings a phone for a node, without the internal headers', async () => {
    const callee = await startCallee(acme.as('102', 2, 'callee-busy-expect-ack'));
    const answer = await first.invite({
      to: { host: HOST, port: entry.sipPort },
      uri: `sip:d102@${acme.domain}`,
      headers: [
        ['X-Pbx-Domain', acme.domain],
        ['X-FS-Support', 'update_display'],
      ],
    });
    expect(statusOf(answer)).toBe(486);
    expect((await callee.done).messages).not.toMatch(/X-(Pbx|FS)/i);
    expect(await readRecords(entry)).toEqual([]);
  });

  it.each([
    { uri: 'sip:d999@acme.pbx.test', status: 480 },
    { uri: 'sip:d101@unknown.pbx.test', status: 404 },
  ])('tells a node $status for $uri', async ({ uri, status }) => {
    const answer = await first.invite({ to: { host: HOST, port: entry.sipPort }, uri });
    expect(statusOf(answer)).toBe(status);
  });

  it('relays no request with a made-up dialog', async () => {
    const stranger = await SipPeer.start();
    const to = { host: HOST, port: entry.sipPort };
    const answer = await stranger.invite({
      to,
      uri: `sip:100@${HOST}:${first.port}`,
      headers: [
        ['Route', `<sip:${HOST}:${entry.sipPort};lr;pbx=0123456789abcdef0123456789abcdef>`],
      ],
      toTag: 'made-up',
    });
    expect(statusOf(answer)).toBe(481);
    expect(headerValues(answer, 'server')).toEqual(['PBX']);
    expect(first.requests('INVITE')).toEqual([]);
    await stranger.close();
  });
});
