import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderAddressRows, renderDispatcherRows } from '@/telephony/render/kamailio-rows';
import { EntryNode } from './kamailio-server';
import { formatSip, header, headerValues, statusOf, type SipMessage } from './sip-message';
import { SipPeer } from './sip-peer';
import { runSipp } from './sipp';
import { TestTenant } from './tenant-fixture';

const HOST = '127.0.0.1';

describe('requests nobody should send', () => {
  let entry: EntryNode;
  let acme: TestTenant;
  let node: SipPeer;
  let gateway: SipPeer;
  let stranger: SipPeer;

  beforeAll(async () => {
    entry = await EntryNode.start({ limits: { floodRequests: 40, banSeconds: 3 } });
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102']);
    await new TestTenant(entry, 'other.pbx.test').create(['102']);
    [node, gateway] = await Promise.all([SipPeer.start(), SipPeer.start()]);
    const media = { id: 'node_1', setId: 100, sipHost: HOST, sipPort: node.port };
    const trunk = {
      id: 'trunk_1',
      setId: 10_000,
      gateways: [{ host: HOST, port: gateway.port, transport: 'udp' as const }],
      enabled: true,
      ...{ maxCalls: null, codecs: [], registration: null, countryCode: null },
    };
    await entry.write([
      ...renderDispatcherRows([{ ...media, state: 'active', kind: 'freeswitch' }], [trunk]),
      ...renderAddressRows([trunk]),
    ]);
    await entry.rpc.reloadDispatcher();
    await entry.rpc.reloadAddresses();
  });

  afterAll(async () => {
    await Promise.all([node.close(), gateway.close()]);
    await entry.stop();
  });

  beforeEach(async () => {
    stranger = await SipPeer.start();
    return () => stranger.close();
  });

  async function ask(
    method: string,
    change: Record<string, string> = {},
    uri = `sip:102@${acme.domain}`,
  ): Promise<SipMessage> {
    const callId = `${method}-${performance.now()}`;
    const headers = {
      Via: `SIP/2.0/UDP ${HOST}:${stranger.port};branch=z9hG4bK${callId};rport`,
      'Max-Forwards': '70',
      From: `<sip:d101@${acme.domain}>;tag=from`,
      To: `<${uri}>`,
      'Call-ID': callId,
      CSeq: `1 ${method}`,
      Contact: `<sip:d101@${HOST}:${stranger.port}>`,
      ...change,
    };
    const to = { host: HOST, port: entry.sipPort };
    stranger.send(formatSip(`${method} ${uri} SIP/2.0`, Object.entries(headers)), to);
    return stranger.waitFor((message) => header(message, 'call-id') === headers['Call-ID']);
  }

  it.each(['MESSAGE', 'REFER', 'PUBLISH', 'NOTIFY', 'INFO', 'UPDATE'])(
    'offers no %s outside a call',
    async (method) => {
      const answer = await ask(method);
      expect(statusOf(answer)).toBe(405);
      expect(header(answer, 'allow')).toContain('INVITE');
    },
  );

  it('answers OPTIONS as a sign of life, and names no product', async () => {
    const answer = await ask('OPTIONS', {}, `sip:${HOST}:${entry.sipPort}`);
    expect(statusOf(answer)).toBe(200);
    expect(headerValues(answer, 'server')).toEqual(['PBX']);
    expect(answer.headers.join('\n')).not.toMatch(/kamailio|livery/i);
  });

  it('stops loops', async () => {
    expect(statusOf(await ask('INVITE', { 'Max-Forwards': '0' }))).toBe(483);
  });

  it('refuses a Call-ID that fits no table', async () => {
    expect(statusOf(await ask('INVITE', { 'Call-ID': 'x'.repeat(300) }))).toBe(400);
  });

  it('challenges a name it does not know like one it knows', async () => {
    const known = await ask('INVITE');
    const unknown = await ask('INVITE', { From: `<sip:nobody@${acme.domain}>;tag=from` });
    const shape = (message: SipMessage): string[] => [
      message.startLine,
      ...message.headers.map(([name]) => name),
    ];
    expect(shape(unknown)).toEqual(shape(known));
    expect(statusOf(known)).toBe(407);
  });

  it("does not lead into another tenant's extension", async () => {
    expect((await acme.register('101', 1)).code).toBe(0);
    const call = acme.as('101', 1, 'caller-other-tenant-expect-404', {
      dial: '102',
      keys: { target_domain: 'other.pbx.test' },
    });
    expect(await runSipp(call)).toMatchObject({ code: 0, errors: '' });
    expect(node.requests('INVITE')).toEqual([]);
  });

  it('lets a phone with a call of its own send nothing to a trunk by its Route', async () => {
    const call = acme.as('101', 1, 'caller-aims-at-a-trunk-expect-403', {
      dial: '102',
      keys: { gateway: `${HOST}:${gateway.port}` },
    });
    expect(await runSipp(call)).toMatchObject({ code: 0, errors: '' });
    expect(gateway.requests('INVITE')).toEqual([]);
  });

  it('registers over TCP too', async () => {
    const tcp = acme.as('102', 2, 'phone-right-password-expect-200', { transport: 'tcp' });
    expect(await runSipp(tcp)).toMatchObject({ code: 0, errors: '' });
  });

  it('falls silent towards a flood, and recovers', async () => {
    const ping = (): Promise<SipMessage> => ask('OPTIONS', {}, `sip:${HOST}:${entry.sipPort}`);
    const flood = Array.from({ length: 200 }, ping);
    const answers = await Promise.allSettled(flood);
    const answered = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(100);
    expect(entry.log()).toContain(`flood from ${HOST}`);
    await expect.poll(() => ping().then(statusOf, () => 0), { timeout: 20_000 }).toBe(200);
  });
});
