import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sipHa1 } from '@/lib/shared/sip-digest';
import {
  renderAddressRows,
  renderDispatcherRows,
  type ProxyMediaNode,
  type ProxyTrunk,
} from '@/telephony/render/kamailio-rows';
import { observeTrunks } from '@/telephony/reconcile/trunk-states';
import { renderTrunkAccountRows, renderTrunkSettingsRows } from '@/telephony/render/trunk-rows';
import { Carrier } from './carrier';
import { EntryNode } from './kamailio-server';
import { header, statusOf, type SipMessage } from './sip-message';
import { SipPeer } from './sip-peer';
import { TestTenant } from './tenant-fixture';

const HOST = '127.0.0.1';
const USERNAME = '4930123';
const DOMAIN = 'carrier.example';
const OFFER = `${[
  ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'],
  'm=audio 40000 RTP/AVP 0 9 8 18 101',
  'a=rtpmap:101 telephone-event/8000',
].join('\r\n')}\r\n`;
const NOTHING: SipMessage = { startLine: '', headers: [], body: '' };
const TABLES = ['dispatcher', 'address', 'trunk_settings', 'uacreg'];

describe('trunks with an account', () => {
  let entry: EntryNode;
  let node: SipPeer;
  let carrier: Carrier;
  let spare: SipPeer;
  let told: string[] = [];

  beforeAll(async () => {
    entry = await EntryNode.start();
    await new TestTenant(entry, 'acme.pbx.test').create(['101'], '+4930123456');
    node = await SipPeer.start();
    spare = await SipPeer.start();
    carrier = await Carrier.start(USERNAME, 'secret');
  });

  afterEach(async () => {
    await use([]);
    await expect.poll(() => entry.rpc.trunkAccounts(), { timeout: 5000 }).toEqual([]);
    for (const peer of [node, spare, carrier.peer]) peer.received.length = 0;
    carrier.answer = { status: '200 OK', sdp: true };
  });

  afterAll(async () => {
    await Promise.allSettled([node.close(), spare.close(), carrier.close()]);
    await entry.stop();
  });

  const account = (password = 'secret', realm = 'carrier.example') => ({
    ...{ username: USERNAME, domain: DOMAIN, realm, expiresSeconds: 60 },
    ha1: sipHa1(USERNAME, realm, password).ha1,
  });

  function trunk(setId: number, port: number, extra: Partial<ProxyTrunk> = {}): ProxyTrunk {
    return {
      id: `trunk_${setId}`,
      setId,
      gateways: [{ host: HOST, port, transport: 'udp' }],
      enabled: true,
      ...{ maxCalls: null, codecs: [], registration: null, countryCode: null },
      ...extra,
    };
  }

  /** As the worker does: rows, then what Kamailio holds in memory. */
  async function use(trunks: readonly ProxyTrunk[]): Promise<void> {
    const place = { id: 'node_1', setId: 100, sipHost: HOST, sipPort: node.port };
    const media: ProxyMediaNode = { ...place, state: 'active', kind: 'freeswitch' };
    await entry.sql(TABLES.map((table) => `DELETE FROM kamailio.${table}`).join(';'));
    const settings = renderTrunkSettingsRows(trunks);
    await entry.write([
      ...[...renderDispatcherRows([media], trunks), ...renderAddressRows(trunks)],
      ...[...settings, ...renderTrunkAccountRows(trunks)],
    ]);
    await entry.rpc.reloadDispatcher();
    await entry.rpc.reloadAddresses();
    for (const key of told) await entry.rpc.deleteTrunkSetting(key);
    for (const { key, columns } of settings) {
      await entry.rpc.setTrunkSetting(String(key.key_name), String(columns.key_value));
    }
    told = settings.map(({ key }) => String(key.key_name));
    const wanted = renderTrunkAccountRows(trunks).map(({ key }) => String(key.l_uuid));
    for (const name of wanted) await entry.rpc.refreshTrunkAccount(name);
    for (const { name } of await entry.rpc.trunkAccounts()) {
      if (!wanted.includes(name)) await entry.rpc.removeTrunkAccount(name);
    }
  }

  const proxy = () => ({ host: HOST, port: entry.sipPort });
  const callOut = (sets = '10000', sdp?: string) =>
    node.invite({
      ...(sdp === undefined ? {} : { sdp }),
      to: proxy(),
      uri: 'sip:+4989654321@acme.pbx.test',
      fromUser: '+4930123456',
      fromDomain: 'acme.pbx.test',
      headers: [['X-Pbx-Trunk-Set', sets]],
    });
  const states = async () =>
    (await entry.rpc.trunkAccounts()).map(({ name, isRegistered }) => [name, isRegistered]);

  it('signs in with its password, and out when it goes', async () => {
    await use([trunk(10_000, carrier.peer.port, { registration: account() })]);
    await expect.poll(states, { timeout: 8000 }).toEqual([['t10000', true]]);
    expect(carrier.contact).toBe(`sip:t10000@${HOST}:${entry.sipPort}`);
    const [first] = carrier.peer.requests('REGISTER');
    expect(first?.startLine).toBe(`REGISTER sip:${DOMAIN} SIP/2.0`);
    await use([]);
    await expect.poll(() => carrier.contact, { timeout: 5000 }).toBeUndefined();
    expect(await states()).toEqual([]);
  });

  it('is not signed in with a wrong password, and is with the right one', async () => {
    await use([trunk(10_000, carrier.peer.port, { registration: account('wrong') })]);
    await carrier.peer.waitFor((message) => header(message, 'authorization') !== undefined, 8);
    expect(await states()).toEqual([['t10000', false]]);
    const refused = [trunk(10_000, carrier.peer.port, { registration: account('wrong') })];
    await expect
      .poll(() => observeTrunks(entry.rpc, refused), { timeout: 5000 })
      .toMatchObject([
        {
          ...{ trunkId: 'trunk_10000', registration: 'refused', calls: 0, expiresAt: null },
          reason: 'The carrier does not take the user name or password',
        },
      ]);
    const right = [trunk(10_000, carrier.peer.port, { registration: account() })];
    await use(right);
    await expect.poll(states, { timeout: 10_000 }).toEqual([['t10000', true]]);
    expect(await observeTrunks(entry.rpc, right)).toMatchObject([
      { registration: 'registered', reason: null, gateways: [{ state: 'active' }] },
    ]);
  });

  it('brings in a call that comes to the name we signed in with', async () => {
    await use([trunk(10_000, carrier.peer.port, { registration: account() })]);
    await expect.poll(() => carrier.contact, { timeout: 8000 }).toBeDefined();
    const answer = await carrier.peer.invite({
      to: proxy(),
      uri: carrier.contact ?? '',
      toUri: `sip:+4930123456@${DOMAIN}`,
    });
    expect(statusOf(answer)).toBe(200);
    const [invite] = node.requests('INVITE');
    expect(invite?.startLine).toBe('INVITE sip:+4930123456@acme.pbx.test SIP/2.0');
    expect(header(invite ?? answer, 'x-pbx-trunk')).toBe('trunk_10000');
  });

  it('answers the password question of a call, under the name the carrier knows', async () => {
    await use([trunk(10_000, carrier.peer.port, { registration: account() })]);
    const answer = await callOut();
    expect(statusOf(answer)).toBe(200);
    const [bare, signed, ...more] = carrier.peer.requests('INVITE');
    expect(more).toEqual([]);
    expect(header(bare ?? answer, 'proxy-authorization')).toBeUndefined();
    expect(header(signed ?? answer, 'proxy-authorization')).toContain(`username="${USERNAME}"`);
    expect(header(signed ?? answer, 'from')).toContain(`<sip:+4930123456@${DOMAIN}>`);
    expect(header(answer, 'from')).toContain('<sip:+4930123456@acme.pbx.test>');
    expect(header(answer, 'proxy-authenticate')).toBeUndefined();
    const cseq = Number.parseInt(header(signed ?? answer, 'cseq') ?? '0', 10);
    await carrier.peer.waitFor((message) => header(message, 'cseq') === `${cseq} ACK`);
    expect(statusOf(await node.hangUp(answer, proxy()))).toBe(200);
    const [bye] = carrier.peer.requests('BYE');
    expect(Number.parseInt(header(bye ?? answer, 'cseq') ?? '0', 10)).toBeGreaterThan(cseq);
    expect(header(bye ?? answer, 'from')).toContain(DOMAIN);
  });

  it('does not show the node a question it cannot answer', async () => {
    await use([trunk(10_000, carrier.peer.port, { registration: account('wrong') })]);
    const answer = await callOut();
    expect(statusOf(answer)).toBe(503);
    expect(header(answer, 'proxy-authenticate')).toBeUndefined();
    expect(carrier.peer.requests('INVITE')).toHaveLength(2);
    await use([trunk(10_000, carrier.peer.port)]);
    expect(statusOf(await callOut())).toBe(503);
  });

  it.each(['refuses our account', 'is congested', 'is silent'])(
    'goes on to the next trunk when the first %s',
    async (what) => {
      if (what === 'is congested') carrier.answer = { status: '503 Congestion' };
      if (what === 'is silent') carrier.answer = 'silence';
      const password = what === 'refuses our account' ? 'wrong' : 'secret';
      await use([
        trunk(10_000, carrier.peer.port, { registration: account(password) }),
        trunk(10_001, spare.port),
      ]);
      expect(statusOf(await callOut('10000,10001'))).toBe(200);
      const [invite] = spare.requests('INVITE');
      expect(invite?.startLine).toContain(`sip:+4989654321@${HOST}:${spare.port}`);
      expect(header(invite ?? NOTHING, 'proxy-authorization')).toBeUndefined();
      expect(header(invite ?? NOTHING, 'from')).toContain('acme.pbx.test');
    },
  );

  it('passes over a trunk whose lines are all in use, and takes it again', async () => {
    await use([trunk(10_005, carrier.peer.port, { registration: account(), maxCalls: 1 })]);
    const first = await callOut('10005');
    expect(statusOf(first)).toBe(200);
    expect(await entry.rpc.trunkCalls(10_005)).toBe(1);
    const full = await callOut('10005');
    expect(full.startLine).toBe('SIP/2.0 503 All lines of this trunk are in use');
    await node.hangUp(first, proxy());
    await expect.poll(() => entry.rpc.trunkCalls(10_005), { timeout: 5000 }).toBe(0);
    expect(statusOf(await callOut('10005'))).toBe(200);
  });

  it('counts calls that come in, too', async () => {
    await use([trunk(10_006, spare.port, { maxCalls: 1 })]);
    const callIn = () => spare.invite({ to: proxy(), uri: `sip:+4930123456@${HOST}` });
    const first = await callIn();
    expect(statusOf(first)).toBe(200);
    expect(statusOf(await callIn())).toBe(503);
    expect(statusOf(await callOut('10006'))).toBe(503);
    await spare.hangUp(first, proxy());
    await expect.poll(() => entry.rpc.trunkCalls(10_006), { timeout: 5000 }).toBe(0);
    expect(statusOf(await callIn())).toBe(200);
  });

  it('offers a carrier the codecs it is to have', async () => {
    await use([trunk(10_000, spare.port, { codecs: ['PCMA', 'G722'] })]);
    const answer = await callOut('10000', OFFER);
    expect(statusOf(answer)).toBe(200);
    const body = spare.requests('INVITE')[0]?.body ?? '';
    expect(body).toMatch(/m=audio \d+ RTP\/AVP 8 9 101\r/);
  });

  it('is signed in again after a crash', async () => {
    await use([trunk(10_000, carrier.peer.port, { registration: account() })]);
    await expect.poll(() => carrier.contact, { timeout: 8000 }).toBeDefined();
    await entry.stopKamailio('SIGKILL');
    carrier.contact = undefined;
    await entry.startKamailio();
    await expect.poll(() => carrier.contact, { timeout: 8000 }).toBeDefined();
    expect(statusOf(await callOut())).toBe(200);
  });
});
