import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  renderAddressRows,
  renderDispatcherRows,
  type ProxyMediaNode,
  type ProxyTrunk,
} from '@/telephony/render/kamailio-rows';
import { renderTrunkSettingsRows } from '@/telephony/render/trunk-rows';
import { EntryNode } from './kamailio-server';
import { header, statusOf } from './sip-message';
import { SipPeer } from './sip-peer';
import { TestTenant } from './tenant-fixture';

const HOST = '127.0.0.1';
const CALLED = '+4930123456';

describe('who calls from outside', () => {
  let entry: EntryNode;
  let node: SipPeer;
  let carrier: SipPeer;

  beforeAll(async () => {
    entry = await EntryNode.start();
    await new TestTenant(entry, 'acme.pbx.test').create(['101'], CALLED);
    node = await SipPeer.start();
    carrier = await SipPeer.start();
    const place = { id: 'node_1', setId: 100, sipHost: HOST, sipPort: node.port };
    const media: ProxyMediaNode = { ...place, state: 'active', kind: 'freeswitch' };
    await entry.write([
      ...renderDispatcherRows([media], [trunk(null)]),
      ...renderAddressRows([trunk(null)]),
    ]);
    await entry.rpc.reloadDispatcher();
    await entry.rpc.reloadAddresses();
  });

  afterAll(async () => {
    await Promise.allSettled([node.close(), carrier.close()]);
    await entry.stop();
  });

  beforeEach(() => {
    for (const peer of [node, carrier]) peer.received.length = 0;
  });

  function trunk(countryCode: string | null, more: Partial<ProxyTrunk> = {}): ProxyTrunk {
    return {
      ...{ id: 'trunk_1', setId: 10_000, enabled: true, maxCalls: null, codecs: [] },
      gateways: [{ host: HOST, port: carrier.port, transport: 'udp' }],
      ...{ registration: null, countryCode },
      ...more,
    };
  }

  async function use(one: ProxyTrunk): Promise<void> {
    for (const { key, columns } of renderTrunkSettingsRows([one])) {
      await entry.rpc.setTrunkSetting(String(key.key_name), String(columns.key_value));
    }
  }

  /** From as the media node reads it. */
  async function seen(fromUser: string, headers: [string, string][] = []): Promise<string> {
    const answer = await carrier.invite({
      to: { host: HOST, port: entry.sipPort },
      uri: `sip:${CALLED}@${HOST}`,
      ...{ fromUser, fromDomain: 'carrier.example', headers },
    });
    expect(statusOf(answer)).toBe(200);
    // The carrier's own dialog is as it made it.
    expect(header(answer, 'from')).toContain(`<sip:${fromUser}@carrier.example>`);
    const [invite] = node.requests('INVITE');
    expect(invite && header(invite, 'p-asserted-identity')).toBeUndefined();
    return /<sip:([^@>]+)@/.exec((invite && header(invite, 'from')) ?? '')?.[1] ?? '';
  }

  it.each([
    [null, '+4940123456', '+4940123456'],
    [null, '004940123456', '+4940123456'],
    [null, '4940123456', '+4940123456'],
    [null, '040123456', '040123456'],
    ['49', '+442071838750', '+442071838750'],
    ['49', '040123456', '+4940123456'],
    ['49', '00442071838750', '+442071838750'],
    ['49', '442071838750', '+442071838750'],
    ['1', '2125550123', '+12125550123'],
    ['1', '12125550123', '+12125550123'],
    ['1', '011442071838750', '+442071838750'],
    ['7', '84951234567', '+74951234567'],
    ['7', '8613912345678', '+8613912345678'],
    ['36', '0611234567', '+3611234567'],
    ['34', '912345678', '+34912345678'],
    ['34', '34912345678', '+34912345678'],
    ['39', '0669812345', '+390669812345'],
    ['45', '45123456', '+4545123456'],
    ['49', 'anonymous', 'anonymous'],
    ['49', '110', '110'],
  ] as const)('from country %s, %s is %s', async (country, from, number) => {
    await use(trunk(country));
    expect(await seen(from)).toBe(number);
  });

  it('is nobody who asks for privacy, whatever else is said', async () => {
    await use(trunk('49'));
    const identity: [string, string] = ['P-Asserted-Identity', '<sip:+4940123456@carrier.example>'];
    expect(await seen('040123456', [['Privacy', 'id'], identity])).toBe('anonymous');
  });

  it('calls our number as its country writes it', async () => {
    await use(trunk('49'));
    const answer = await carrier.invite({
      to: { host: HOST, port: entry.sipPort },
      uri: `sip:030123456@${HOST}`,
    });
    expect(statusOf(answer)).toBe(200);
    expect(node.requests('INVITE')[0]?.startLine).toContain(`sip:${CALLED}@acme.pbx.test`);
  });

  it('hangs up the call it made under the name it gave', async () => {
    await use(trunk('49'));
    const answer = await carrier.invite({
      to: { host: HOST, port: entry.sipPort },
      uri: `sip:${CALLED}@${HOST}`,
      ...{ fromUser: '040123456', fromDomain: 'carrier.example' },
    });
    const gone = await carrier.hangUp(answer, { host: HOST, port: entry.sipPort });
    expect(statusOf(gone)).toBe(200);
    expect(header(node.requests('BYE')[0] ?? gone, 'from')).toContain('<sip:+4940123456@');
  });

  it('a call for help goes by a trunk whose lines are all in use', async () => {
    // Calls of the tests before go on.
    const going = await entry.rpc.trunkCalls(10_000);
    await use(trunk(null, { maxCalls: going + 1 }));
    const callOut = (headers: [string, string][]) =>
      node.invite({
        to: { host: HOST, port: entry.sipPort },
        uri: 'sip:112@acme.pbx.test',
        headers: [['X-Pbx-Trunk-Set', '10000'], ...headers],
      });
    const first = await callOut([]);
    expect(statusOf(first)).toBe(200);
    expect(statusOf(await callOut([]))).toBe(503);
    const help = await callOut([['X-Pbx-Emergency', 'yes']]);
    expect(statusOf(help)).toBe(200);
    expect(carrier.requests('INVITE').every((one) => !header(one, 'x-pbx-emergency'))).toBe(true);
  });
});
