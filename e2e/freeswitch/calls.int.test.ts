import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DocumentRecord } from '@/telephony/ports';
import {
  dialplanKey,
  renderExtensionDocument,
  renderNumberDocument,
  type DialplanExtension,
  type DialplanTenant,
} from '@/telephony/render/dialplan';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import { renderFallbackDocument } from '@/telephony/render/fallback-dialplan';
import { header, type SipMessage } from '../sip/sip-message';
import { CallPeer, type Invitation } from './call-peer';
import { freeswitch, MediaNode, onFreeswitch, type LegRecord } from './media-node';

const tenant: DialplanTenant = { id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' };
const other: DialplanTenant = { ...tenant, id: 'ten_2', sipDomain: 'other.pbx.localhost' };
const domain = tenant.sipDomain;

/** Anything a person can type into a name; `file` is what an expansion of it would make. */
const hostileName = (file: string) =>
  `Ann "A" \${system touch ${file}}, [x=1]{y}<sip:e@evil>\r\nX-Evil: 1`;

const extension = (number: string, more: Partial<DialplanExtension> = {}): DialplanExtension => ({
  id: `ext_${number}`,
  number,
  name: `Person ${number}`,
  enabled: true,
  ringTimeoutSeconds: 2,
  outboundCallerId: null,
  ...more,
});
const device = (number: string, end = 'a') => ({
  id: `dev_${number}${end}`,
  username: `phone${number}${end}`,
  enabled: true,
});

function documents(trap: string): DocumentRecord[] {
  const ann = extension('101', { name: hostileName(trap), outboundCallerId: '+4930901821' });
  const bob = extension('102');
  const options = { trunk: { setId: 10007 }, defaultCallerId: '+4930901820' };
  const did = { enabled: true, callerNamePrefix: `Sales: \${system touch ${trap}}` };
  const to = (number: string) => ({ kind: 'extension' as const, number });
  const texts: [string, string | null][] = [
    [dialplanKey(domain, '101'), renderExtensionDocument(tenant, ann, [device('101')])],
    [
      dialplanKey(domain, '102'),
      renderExtensionDocument(tenant, bob, [device('102'), device('102', 'b')]),
    ],
    [
      dialplanKey(domain, '103'),
      renderExtensionDocument(tenant, extension('103', { enabled: false }), [device('103')]),
    ],
    [dialplanKey(domain, '104'), renderExtensionDocument(tenant, extension('104'), [])],
    [dialplanKey(domain, '*'), renderFallbackDocument(tenant, options)],
    [
      dialplanKey(other.sipDomain, '*'),
      renderFallbackDocument(other, { trunk: null, defaultCallerId: null }),
    ],
    [directoryKey(domain, 'phone101a'), renderDirectoryDocument(tenant, ann, device('101'))],
    [directoryKey(domain, 'phone102a'), renderDirectoryDocument(tenant, bob, device('102'))],
    [
      directoryKey(other.sipDomain, 'phone101a'),
      renderDirectoryDocument(other, extension('101'), device('101')),
    ],
    [
      dialplanKey(domain, '+4930901820'),
      renderNumberDocument(tenant, {
        ...did,
        id: 'num_sales',
        e164: '+4930901820',
        destination: to('102'),
      }),
    ],
    [
      dialplanKey(domain, '+4930901822'),
      renderNumberDocument(tenant, {
        ...did,
        id: 'num_busy',
        e164: '+4930901822',
        destination: { kind: 'busy' },
      }),
    ],
    [
      dialplanKey(domain, '+4930901823'),
      renderNumberDocument(tenant, {
        ...did,
        id: 'num_none',
        e164: '+4930901823',
        destination: null,
      }),
    ],
    [
      dialplanKey(domain, '+4930901824'),
      renderNumberDocument(tenant, {
        ...did,
        id: 'num_hang',
        e164: '+4930901824',
        destination: { kind: 'hangup' },
      }),
    ],
  ];
  return texts.map(([key, xml], index) => ({ key, seq: BigInt(index + 1), xml }));
}

describe.skipIf(!freeswitch.found)(onFreeswitch('calls'), () => {
  let peer: CallPeer;
  let node: MediaNode;
  let trap: string;

  beforeAll(async () => {
    peer = await CallPeer.listen();
    node = await MediaNode.start(peer.port);
    trap = join(node.dir, 'trap');
    await node.connect();
    const records = documents(trap);
    const seq = BigInt(records.length);
    expect(await node.port.push(records, { seq, generation: 1, sweep: true })).toEqual({
      kind: 'ok',
      seq,
    });
    // From here on the node is alone: no test below needs the control plane.
    await node.disconnect();
  });

  afterAll(async () => {
    await node?.remove();
    await peer?.close();
  });

  beforeEach(() => {
    peer.received.length = 0;
    peer.answering = (_, reply) => reply('480 Temporarily Unavailable');
  });

  const phone = (user: string, more: Partial<Invitation> = {}) =>
    peer.call({
      port: node.sipPort,
      user,
      domain,
      headers: [
        ['X-Pbx-Domain', domain],
        ['X-Pbx-Device', 'phone101a'],
        ['X-Secret', 'of the phone'],
      ],
      ...more,
    });
  const trunk = (user: string, more: Partial<Invitation> = {}) =>
    phone(user, {
      headers: [
        ['X-Pbx-Domain', domain],
        ['X-Pbx-Trunk', 'trk_1'],
      ],
      ...more,
    });
  const answer = () => {
    peer.answering = (invite, reply) => {
      reply('180 Ringing');
      if (!invite.startLine.includes('phone102b')) reply('200 OK', true);
    };
  };
  const invited = () => peer.requests('INVITE');
  const startLines = (messages: SipMessage[]) => messages.map(({ startLine }) => startLine).sort();

  /** The records of the last call, when all its legs are written. */
  const records = async (sipCallId: string, legs: number): Promise<LegRecord[]> => {
    const read = () => {
      const caller = node
        .allRecords()
        .find(({ variables }) => variables['sip_call_id'] === sipCallId);
      const found = caller ? node.records(caller.variables['pbx_call_id'] ?? '') : [];
      expect(found).toHaveLength(legs);
      return found;
    };
    return vi.waitFor(read, { timeout: 5000, interval: 50 });
  };

  test('extension to extension: all phones ring, one answers, records of every leg', async () => {
    answer();
    const call = phone('102');
    expect(await call.answered()).toBe(200);
    expect(startLines(invited())).toEqual([
      `INVITE sip:phone102a@${domain} SIP/2.0`,
      `INVITE sip:phone102b@${domain} SIP/2.0`,
    ]);
    expect(peer.requests('CANCEL')).toHaveLength(1);
    call.hangUp();
    await vi.waitFor(() => expect(peer.requests('BYE')).toHaveLength(1), 3000);
    const legs = await records(call.id, 3);
    const shared = {
      pbx_tenant_id: 'ten_1',
      pbx_domain: domain,
      pbx_direction: 'internal',
      pbx_dialed: '102',
    };
    for (const { variables } of legs) expect(variables).toMatchObject(shared);
    const one = (test: (variables: LegRecord['variables']) => boolean) =>
      legs.map(({ variables }) => variables).find(test);
    expect(one((leg) => leg['pbx_leg'] === 'caller')).toMatchObject({
      pbx_extension_id: 'ext_101',
      pbx_device_id: 'dev_101a',
      hangup_cause: 'NORMAL_CLEARING',
      sip_hangup_disposition: 'recv_bye',
    });
    expect(one((leg) => leg['pbx_device_id'] === 'dev_102a')).toMatchObject({
      pbx_leg: 'callee',
      pbx_extension_id: 'ext_102',
      sip_hangup_disposition: 'send_bye',
    });
    expect(one((leg) => leg['pbx_device_id'] === 'dev_102b')).toMatchObject({
      pbx_leg: 'callee',
      hangup_cause: 'LOSE_RACE',
    });
  });

  test('the called side may hang up; times are in microseconds and in order', async () => {
    answer();
    const call = phone('102');
    expect(await call.answered()).toBe(200);
    peer.hangUpAnswered();
    const legs = await records(call.id, 3);
    const caller = legs.find(({ variables }) => variables['pbx_leg'] === 'caller')?.variables ?? {};
    const times = ['start_uepoch', 'answer_uepoch', 'end_uepoch'].map((name) =>
      Number(caller[name]),
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.abs(Date.now() * 1000 - (times[2] ?? 0))).toBeLessThan(60_000_000);
    expect(caller['sip_hangup_disposition']).toBe('send_bye');
  });

  test.each([
    ['486 Busy Here', 486],
    ['600 Busy Everywhere', 486],
    ['603 Decline', 603],
    ['480 Temporarily Unavailable', 480],
    ['404 Not Found', 480],
    ['408 Request Timeout', 480],
    ['500 Server Internal Error', 480],
    ['503 Service Unavailable', 480],
  ])('phones say %s: the caller gets %i', async (status, code) => {
    peer.answering = (_, reply) => reply(status);
    expect(await phone('102').answered()).toBe(code);
  });

  test('nobody answers: 480 after the ring time, and the phones stop ringing', async () => {
    peer.answering = (_, reply) => reply('180 Ringing');
    const call = phone('102');
    expect(await call.answered()).toBe(480);
    expect(call.responses.map(({ startLine }) => startLine)).toContain('SIP/2.0 180 Ringing');
    await vi.waitFor(() => expect(peer.requests('CANCEL')).toHaveLength(2), 3000);
    const legs = await records(call.id, 3);
    expect(
      legs.find(({ variables }) => variables['pbx_leg'] === 'caller')?.variables,
    ).toMatchObject({
      hangup_cause: 'NO_ANSWER',
      answer_uepoch: '0',
    });
  });

  test('the caller gives up: 487, and the phones stop ringing', async () => {
    peer.answering = (_, reply) => reply('180 Ringing');
    const call = phone('102');
    await vi.waitFor(() => expect(call.responses.length).toBeGreaterThan(1), 3000);
    call.cancel();
    expect(await call.answered()).toBe(487);
    await vi.waitFor(() => expect(peer.requests('CANCEL')).toHaveLength(2), 3000);
    const legs = await records(call.id, 3);
    expect(
      legs.find(({ variables }) => variables['pbx_leg'] === 'caller')?.variables,
    ).toMatchObject({
      hangup_cause: 'ORIGINATOR_CANCEL',
    });
  });

  test.each([
    ['a switched-off extension', '103', 480],
    ['an extension without a phone', '104', 480],
    ['a number nobody has', '199', 404],
    ['too long to be a number', '1234567890123456789', 404],
    ['letters', 'somebody', 404],
  ])('%s', async (_, user, code) => {
    expect(await phone(user).answered()).toBe(code);
    expect(invited()).toHaveLength(0);
  });

  test('a domain nobody has is 404', async () => {
    const headers: Invitation['headers'] = [['X-Pbx-Domain', 'nobody.pbx.localhost']];
    expect(await phone('101', { headers }).answered()).toBe(404);
  });

  test('from a carrier: number → extension, with the prefix before the name', async () => {
    answer();
    const call = trunk('+4930901820', { display: '"Eve / Support" ' });
    expect(await call.answered()).toBe(200);
    expect(header(invited()[0] ?? peer.received[0]!, 'from')).toMatch(
      /^"Sales- \(system touch .*\) Eve" <sip:caller@/,
    );
    call.hangUp();
    const legs = await records(call.id, 3);
    for (const { variables } of legs) {
      expect(variables).toMatchObject({
        pbx_direction: 'inbound',
        pbx_number_id: 'num_sales',
        pbx_dialed: '+4930901820',
      });
    }
    const caller = legs.find(({ variables }) => variables['pbx_leg'] === 'caller')?.variables;
    expect(caller).not.toHaveProperty('pbx_extension_id');
  });

  test.each([
    ['busy', '+4930901822', 486],
    ['declined', '+4930901824', 603],
    ['leading nowhere', '+4930901823', 404],
    ['unknown', '+4930901899', 404],
    ['an extension, dialled by a carrier directly', '102', 404],
    ['the outside, dialled by a carrier', '+442071838750', 404],
  ])('from a carrier, %s', async (_, user, code) => {
    expect(await trunk(user).answered()).toBe(code);
    expect(invited()).toHaveLength(0);
  });

  test.each(['030123456', '+4930123456', '004930123456'])('to the outside as %s', async (user) => {
    answer();
    const call = phone(user);
    expect(await call.answered()).toBe(200);
    const [invite] = invited();
    expect(invite?.startLine).toBe(`INVITE sip:+4930123456@${domain} SIP/2.0`);
    expect(invite && header(invite, 'x-pbx-trunk-set')).toBe('10007');
    expect(invite && header(invite, 'from')).toContain(`<sip:+4930901821@${domain}>`);
    call.hangUp();
    const legs = await records(call.id, 2);
    for (const { variables } of legs) {
      expect(variables).toMatchObject({ pbx_direction: 'outbound', pbx_dialed: user });
    }
    expect(
      legs.find(({ variables }) => variables['pbx_leg'] === 'caller')?.variables,
    ).toMatchObject({
      pbx_extension_id: 'ext_101',
    });
  });

  test("a carrier's refusal reaches the caller as it is", async () => {
    peer.answering = (_, reply) => reply('486 Busy Here');
    expect(await phone('030123456').answered()).toBe(486);
    peer.answering = (_, reply) => reply('503 Service Unavailable');
    expect(await phone('030123456').answered()).toBe(503);
  });

  test('our own number, dialled the national way, does not go by the carrier', async () => {
    answer();
    const call = phone('030901820');
    expect(await call.answered()).toBe(200);
    expect(startLines(invited())[0]).toContain('phone102a');
    call.hangUp();
    await records(call.id, 3);
  });

  test('without a trunk, or from a phone nobody knows, the outside is 403', async () => {
    const barred: Invitation['headers'] = [
      ['X-Pbx-Domain', other.sipDomain],
      ['X-Pbx-Device', 'phone101a'],
    ];
    expect(
      await phone('+4930123456', { domain: other.sipDomain, headers: barred }).answered(),
    ).toBe(403);
    const unknown: Invitation['headers'] = [
      ['X-Pbx-Domain', domain],
      ['X-Pbx-Device', 'nobody'],
    ];
    expect(await phone('+4930123456', { headers: unknown }).answered()).toBe(403);
    expect(invited()).toHaveLength(0);
  });

  describe('hostile text', () => {
    const expansions = [
      '${system touch TRAP}',
      '$${system touch TRAP}',
      '\\${system touch TRAP}',
      '${lua(x)}',
    ];

    test.each(expansions)('in the name of a caller: %s', async (text) => {
      answer();
      const display = `"${text.replace('TRAP', trap)}" `;
      for (const call of [trunk('+4930901820', { display }), phone('102', { display })]) {
        expect(await call.answered()).toBe(200);
        call.hangUp();
        await records(call.id, 3);
      }
      expect(existsSync(trap)).toBe(false);
    });

    test.each([
      '%24%7Bsystem%20touch%20TRAP%7D',
      '101%0d%0aX-Evil:1',
      "1';DROP%20TABLE%20docs;--",
      '%7e',
      '..%2f101',
    ])('in what is dialled: %s', async (user) => {
      const dialed = user.replace('TRAP', encodeURIComponent(trap));
      expect(await phone(dialed).answered()).toBe(404);
      expect(existsSync(trap)).toBe(false);
      expect(await phone('103').answered()).toBe(480);
    });

    test('in the name of an extension: it arrives as one harmless line', async () => {
      answer();
      const call = phone('102');
      expect(await call.answered()).toBe(200);
      const from = header(invited()[0] ?? peer.received[0]!, 'from') ?? '';
      expect(from).toMatch(/^"Ann 'A' \(system touch [^"]*" <sip:101@acme\.pbx\.localhost>;tag=/);
      expect(existsSync(trap)).toBe(false);
    });
  });

  test("no header names the switch's maker, and a phone's own headers go nowhere", () => {
    expect(peer.wire.length).toBeGreaterThan(100);
    for (const text of peer.wire) expect(text).not.toMatch(/freeswitch|sofia|signalwire|X-FS-/i);
    for (const text of peer.wire.filter((one) => one.startsWith('INVITE'))) {
      expect(text).not.toMatch(/^X-(?!Pbx-Trunk-Set)/im);
    }
  });
});
