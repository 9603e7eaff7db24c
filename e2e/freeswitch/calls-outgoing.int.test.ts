import { z } from 'zod';
import { describe, expect, test, vi } from 'vitest';
import type { CallFacts } from '@/lib/call-plan/call-facts';
import type { PlanTenant } from '@/lib/call-plan/compile';
import { planDocument, type CallDocument } from '@/lib/call-plan/documents';
import { evaluate } from '@/lib/call-plan/evaluate';
import type { ScheduleState } from '@/lib/call-plan/plan';
import { compileExtension, type PlanExtension } from '@/lib/extensions/plan';
import { configFields } from '@/lib/objects/contract';
import { outgoing, type OutgoingConfig } from '@/lib/outgoing/contract';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import { header } from '../sip/sip-message';
import { useCallBench } from './call-bench';
import type { OutgoingCall } from './call-peer';
import { freeswitch, onFreeswitch } from './media-node';

const CHEAP = 'trk_01kaqx3fz8w2c7r5m9h1';
const GOOD = 'trk_01kaqx3fz8w2c7r5m9h2';
const OPEN = 'sch_00000000000000000001';
const CLOSED = 'sch_00000000000000000002';
const schema = z.object(configFields(outgoing));

const tenantOf = (slug: string): PlanTenant => ({
  ...{ id: `ten_${slug}`, sipDomain: `${slug}.pbx.localhost`, countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
});
const personOf = (slug: string, number: string, more: Partial<PlanExtension> = {}) => ({
  ...{ id: `ext_${slug}_${number}`, number, name: `Person ${number}`, enabled: true },
  ...{ ringTimeoutSeconds: 2, outboundCallerId: null, config: {} },
  devices: [{ id: `dev_${slug}_${number}`, username: `${slug}${number}`, enabled: true }],
  ...more,
});

function schedule({ sipDomain }: PlanTenant, id: string, is: ScheduleState): CallDocument {
  const table = {
    ...{ offsets: [[0, 3600]] as [number, number][], week: [], days: [], yearly: [] },
    override: { is, until: 4_000_000_000 },
  };
  return planDocument(sipDomain, { id, kind: 'schedule', name: is, steps: [], schedule: table });
}

/** A PBX with these settings; 101 shows the PBX's number, 103 its own, 105 may call inside only. */
function pbx(slug: string, config: object): CallDocument[] {
  const tenant = tenantOf(slug);
  const facts = {
    trunks: [
      { id: CHEAP, set: 10_000 },
      { id: GOOD, set: 10_001 },
    ],
    defaultCallerId: '+4930901820',
    ownNumbers: ['+4930901821', '+4930901822'],
  };
  const people: PlanExtension[] = [
    personOf(slug, '101'),
    personOf(slug, '103', { outboundCallerId: '+4930901823' }),
    personOf(slug, '105', { config: { mayCallOut: 'inside' } }),
    personOf(slug, '107', { config: { maxCalls: 1 } }),
    personOf(slug, '112'),
  ];
  return [
    ...compileOutgoing(tenant, facts, schema.parse(config) as OutgoingConfig),
    ...people.flatMap((one) => compileExtension(one, tenant)),
    ...people.flatMap((one) =>
      one.devices.map((device) => ({
        key: directoryKey(tenant.sipDomain, device.username),
        text: renderDirectoryDocument(tenant, one, device) ?? '',
      })),
    ),
    schedule(tenant, OPEN, 'open'),
    schedule(tenant, CLOSED, 'closed'),
  ];
}

const PLANS: CallDocument[] = [
  ...pbx('plain', {
    rules: [
      { name: 'Premium', patterns: ['0900*'], act: { do: 'ban' } },
      { name: 'Old PBX', patterns: ['9*'], act: { do: 'rewrite', strip: 1, add: '' } },
    ],
    routes: [
      { name: 'Austria', patterns: ['+43*'], trunks: [GOOD], callerId: '+4930901821' },
      {
        ...{ name: 'Switzerland', patterns: ['+41*'], callerId: '+4930901822' },
        callerIdFor: 'everybody',
      },
      { name: 'France by night', patterns: ['+33*'], trunks: [CHEAP], schedule: CLOSED },
      { name: 'France by day', patterns: ['+33*'], trunks: [GOOD, CHEAP], schedule: OPEN },
    ],
    countries: ['DE', 'AT', 'CH', 'FR', 'US'],
  }),
  ...pbx('full', { maxCalls: 2, maxCallsPerExtension: 1 }),
];
const HELD = new Map(PLANS.map(({ key, text }) => [key, text]));

describe.skipIf(!freeswitch.found)(onFreeswitch('settings of outgoing calls'), () => {
  const bench = useCallBench(PLANS);

  const phone = (slug: string, number: string, user: string) =>
    bench.phone(user, {
      domain: tenantOf(slug).sipDomain,
      headers: [
        ['X-Pbx-Domain', tenantOf(slug).sipDomain],
        ['X-Pbx-Device', `${slug}${number}`],
      ],
    });
  const expected = (slug: string, number: string, more: Partial<CallFacts>) =>
    evaluate(
      (key) => {
        const text = HELD.get(key);
        return text?.startsWith('{') ? (JSON.parse(text) as unknown) : undefined;
      },
      {
        ...{ sipDomain: tenantOf(slug).sipDomain, dialed: '', at: Math.floor(Date.now() / 1000) },
        from: { kind: 'extension', id: `ext_${slug}_${number}` },
        ...{ caller: { number, name: '' }, ...more },
      },
    ).path.join(' ');
  const pathOf = (call: OutgoingCall) =>
    vi.waitFor(
      () => {
        const all = bench.node.allRecords();
        const own = all.find(({ variables }) => variables['sip_call_id'] === call.id);
        expect(own).toBeDefined();
        return own?.variables['pbx_path'];
      },
      { timeout: 5000, interval: 50 },
    );
  const sent = () => {
    const invite = bench.peer.requests('INVITE')[0]!;
    return {
      to: /sip:([^@]+)@/.exec(invite.startLine)?.[1],
      from: /sip:([^@]+)@/.exec(header(invite, 'from') ?? '')?.[1],
      trunks: header(invite, 'x-pbx-trunk-set'),
      help: header(invite, 'x-pbx-emergency'),
    };
  };

  test.each([
    ['0900123456', '+49900123456', 'a ban'],
    ['90900123456', '+49900123456', 'what is rewritten is not asked again', '+49900123456'],
    ['00442071838750', '+442071838750', 'a country that is not allowed'],
    ['0012425550123', '+12425550123', 'the Bahamas are not the United States'],
  ] as const)('%s: %s', async (dialed, number, _, out?: string) => {
    bench.peer.answering = (__, reply) => reply('486 Busy Here');
    const call = phone('plain', '101', dialed);
    expect(await call.answered()).toBe(out === undefined ? 403 : 486);
    expect(bench.invited()).toHaveLength(out === undefined ? 0 : 1);
    const ringing = { [number]: { ends: 'busy' } } as const;
    expect(await pathOf(call)).toBe(expected('plain', '101', { dialed, ringing }));
  });

  const BOTH = '10000,10001';
  test.each([
    ['101', '9030123456', { to: '+4930123456', from: '+4930901820', trunks: BOTH }],
    ['103', '030123456', { to: '+4930123456', from: '+4930901823', trunks: BOTH }],
    ['101', '004312345678', { to: '+4312345678', from: '+4930901821', trunks: '10001' }],
    ['103', '004312345678', { to: '+4312345678', from: '+4930901823', trunks: '10001' }],
    ['103', '0041123456789', { to: '+41123456789', from: '+4930901822', trunks: BOTH }],
    ['101', '0033123456789', { to: '+33123456789', trunks: '10001,10000' }],
    ['101', '0012125550123', { to: '+12125550123' }],
    ['105', '110', { to: '110', help: 'yes', trunks: BOTH }],
    ['101', '112', { to: '112', help: 'yes', from: '+4930901820' }],
    ['101', '9112', { to: '112', help: 'yes' }],
  ])('%s dials %s', async (number, dialed, goes) => {
    bench.peer.answering = (_, reply) => reply('486 Busy Here');
    const call = phone('plain', number, dialed);
    expect(await call.answered()).toBe(486);
    expect(sent()).toMatchObject(goes);
    const ringing = { [goes.to]: { ends: 'busy' } } as const;
    expect(await pathOf(call)).toBe(expected('plain', number, { dialed, ringing }));
  });

  test('an extension that may call inside only', async () => {
    const call = phone('plain', '105', '030123456');
    expect(await call.answered()).toBe(403);
    expect(bench.invited()).toHaveLength(0);
    expect(await pathOf(call)).toBe(expected('plain', '105', { dialed: '030123456' }));
  });

  test('an extension that may have one call at a time', async () => {
    bench.answer();
    const dialed = '030123456';
    const first = phone('plain', '107', dialed);
    expect(await first.answered()).toBe(200);
    const second = phone('plain', '107', dialed);
    expect(await second.answered()).toBe(403);
    const busy = ['ext_plain_107'];
    expect(await pathOf(second)).toBe(expected('plain', '107', { dialed, busy }));
    const help = phone('plain', '107', '112');
    expect(await help.answered()).toBe(200);
    for (const call of [first, help]) call.hangUp();
    await pathOf(first);
  });

  test('limits: one call an extension, two the PBX; help is never full; who hangs up makes room', async () => {
    bench.answer();
    const dialed = '030123456';
    const first = phone('full', '101', dialed);
    expect(await first.answered()).toBe(200);
    const again = phone('full', '101', dialed);
    expect(await again.answered()).toBe(403);
    const second = phone('full', '103', dialed);
    expect(await second.answered()).toBe(200);
    const third = phone('full', '112', dialed);
    expect(await third.answered()).toBe(403);
    const help = phone('full', '101', '112');
    expect(await help.answered()).toBe(200);
    for (const call of [first, second, help]) call.hangUp();
    for (const call of [again, third]) {
      const number = call === again ? '101' : '112';
      const going = { ten_full: 2, ext_full_101: 1 };
      expect(await pathOf(call)).toBe(expected('full', number, { dialed, outgoing: going }));
    }
    await pathOf(first);
    await pathOf(second);
    const later = phone('full', '101', dialed);
    expect(await later.answered()).toBe(200);
    later.hangUp();
  });
});
