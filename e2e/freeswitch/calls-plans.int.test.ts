import { describe, expect, test, vi } from 'vitest';
import type { CallFacts } from '@/lib/call-plan/call-facts';
import type { CallDocument } from '@/lib/call-plan/documents';
import { evaluate } from '@/lib/call-plan/evaluate';
import type { GuardedStep, Leg, RingStep, ScheduleState, Target } from '@/lib/call-plan/plan';
import { blockKey } from '@/lib/call-plan/screening';
import { methodOf } from '../sip/sip-message';
import { useCallBench } from './call-bench';
import type { OutgoingCall } from './call-peer';
import { documents, domain, extensionId, number, plan } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';

const OUTSIDE = '+442071838750';
const FAR_AWAY = 4_000_000_000;
const end = (as: 'busy' | 'rejected' | 'unknown' | 'barred' | 'result'): GuardedStep => ({
  do: 'end',
  as,
});
const legs = (...numbers: string[]): Leg[] =>
  numbers.map((one) => ({ extension: extensionId(one) }));
const ring = (order: RingStep['order'], of: Leg[], more: Partial<RingStep> = {}): GuardedStep => ({
  ...{ do: 'ring', order, legs: of, timeoutSeconds: 6 },
  ...more,
});
const go = (as: string): Target => ({ kind: 'ring_group', id: as });
const when = (
  result: 'no_answer' | 'busy' | 'unreachable' | 'rejected',
  to: Target,
): GuardedStep => ({
  ...{ do: 'when', if: [{ on: 'result', among: [result] }] },
  go: to,
});
const open = (id: string): GuardedStep => ({
  ...{ do: 'when', if: [{ on: 'schedule', id, is: 'open' }] },
  go: { kind: 'busy' },
});
const hours = (is: ScheduleState, until: number) => ({
  schedule: {
    ...{ offsets: [[0, 3600]] as [number, number][], week: [], days: [], yearly: [] },
    override: { is, until },
  },
});

const PLANS: CallDocument[] = [
  ...plan('301', 'together', [ring('together', legs('105', '106')), end('result')]),
  ...plan('302', 'in_order', [ring('in_order', legs('105', '106')), end('result')]),
  ...plan('303', 'cascade', [
    ring('together', [...legs('105'), { extension: extensionId('106'), afterSeconds: 2 }]),
    end('result'),
  ]),
  ...plan('304', 'results', [
    ring('together', legs('105'), { timeoutSeconds: 2 }),
    when('busy', go('was_busy')),
    when('rejected', go('was_rejected')),
    when('unreachable', go('was_unreachable')),
    end('barred'),
  ]),
  ...plan('311', 'was_busy', [end('rejected')]),
  ...plan('312', 'was_rejected', [end('busy')]),
  ...plan('313', 'was_unreachable', [end('unknown')]),
  ...plan('305', 'menu', [
    {
      do: 'menu',
      keys: [
        { digits: '1', go: { kind: 'extension', id: extensionId('105') } },
        { digits: '12', go: { kind: 'extension', id: extensionId('106') } },
      ],
      ...{ timeoutSeconds: 1, tries: 1, dialExtensions: true },
      onTimeout: go('after_menu'),
    },
    { do: 'go', to: go('after_menu') },
  ]),
  ...plan('314', 'after_menu', [ring('together', legs('102')), end('result')]),
  ...plan('306', 'open', [open('sch_open'), end('unknown')]),
  ...plan('307', 'closed', [open('sch_closed'), end('unknown')]),
  ...plan('315', 'sch_open', [], hours('open', FAR_AWAY)),
  ...plan('316', 'sch_closed', [], hours('closed', FAR_AWAY)),
  ...plan('308', 'circle', [
    { do: 'mark', name: 'group', value: 'g' },
    { do: 'go', to: go('circle') },
  ]),
  ...plan('309', 'confirmed', [
    ring('together', [{ outside: OUTSIDE, confirm: true }]),
    end('result'),
  ]),
  ...plan('310', 'random', [ring('random', legs('103', '104')), end('result')]),
  ...number('+4930901830', 'num_screened', { kind: 'busy' }, ''),
  { key: blockKey(domain, '*'), text: JSON.stringify({ action: 'rejected', prefixes: ['+99*'] }) },
  { key: blockKey(domain, '+491511'), text: '{}' },
];

const phoneOf = (startLine: string) => /sip:([^@]+)@/.exec(startLine)?.[1];

describe.skipIf(!freeswitch.found)(onFreeswitch('plans of calls'), () => {
  const bench = useCallBench(PLANS);
  const held = new Map(documents('', PLANS).map(({ key, xml }) => [key, xml]));

  /** The way the evaluator says. */
  const expected = (dialed: string, facts: Partial<CallFacts> = {}) => {
    const source = (key: string): unknown => {
      const text = held.get(key);
      return text?.startsWith('{') ? JSON.parse(text) : undefined;
    };
    const from = { kind: 'extension', id: extensionId('101') } as const;
    const caller = { number: '101', name: 'x' };
    const base = { sipDomain: domain, dialed, from, caller, at: Math.floor(Date.now() / 1000) };
    return evaluate(source, { ...base, ...facts }).path.join(' ');
  };
  const takenBy = async (call: OutgoingCall) => {
    const path = () => {
      const all = bench.node.allRecords();
      const own = all.find(({ variables }) => variables['sip_call_id'] === call.id);
      expect(own).toBeDefined();
      return own?.variables['pbx_path'];
    };
    return vi.waitFor(path, { timeout: 5000, interval: 50 });
  };
  const rungPhones = () =>
    bench.peer.received
      .filter((message) => methodOf(message) === 'INVITE')
      .map(({ startLine }) => phoneOf(startLine));
  /** Each phone says its own status; who is not named rings. */
  const say = (said: Record<string, string>) => {
    bench.peer.answering = (invite, reply) => {
      const status = said[phoneOf(invite.startLine) ?? ''] ?? '180 Ringing';
      reply(status, status.startsWith('200'));
    };
  };

  test.each([
    ['together: who answers takes it', '301', { phone106a: '200 OK' }, 200, { 106: 'answered' }],
    [
      'in order: the next when one is busy',
      '302',
      { phone105a: '486 Busy', phone106a: '200 OK' },
      200,
      { 105: 'busy', 106: 'answered' },
    ],
    [
      'in order: nobody',
      '302',
      { phone105a: '486 Busy', phone106a: '603 No' },
      486,
      { 105: 'busy', 106: 'rejected' },
    ],
    ['busy', '304', { phone105a: '486 Busy' }, 603, { 105: 'busy' }],
    ['declined', '304', { phone105a: '603 Decline' }, 486, { 105: 'rejected' }],
    ['out of reach', '304', { phone105a: '480 Away' }, 404, { 105: 'unreachable' }],
    ['no answer', '304', {}, 403, {}],
    ['a switched-off extension and one without a phone', '310', {}, 480, {}],
  ] as const)('%s', async (_, dialed, said, status, ends) => {
    say(said);
    const call = bench.phone(dialed);
    expect(await call.answered()).toBe(status);
    if (status === 200) call.hangUp();
    const ringing = Object.fromEntries(
      Object.entries(ends).map(([one, how]) => [extensionId(one), { ends: how }]),
    );
    expect(await takenBy(call)).toBe(expected(dialed, { ringing }));
  });

  test('in order is one after the other', async () => {
    say({ phone105a: '480 Away', phone106a: '486 Busy' });
    expect(await bench.phone('302').answered()).toBe(486);
    expect(rungPhones()).toEqual(['phone105a', 'phone106a']);
  });

  test('a cascade: the second rings two seconds later, while the first goes on', async () => {
    say({ phone106a: '200 OK' });
    const begun = Date.now();
    const call = bench.phone('303');
    expect(await call.answered()).toBe(200);
    expect(Date.now() - begun).toBeGreaterThan(1000);
    expect(rungPhones()).toEqual(['phone105a', 'phone106a']);
    call.hangUp();
  });

  test.each([
    ['1', ['1'], 'phone105a'],
    ['the longer of two', ['1', '2'], 'phone106a'],
    ['an extension', ['1', '0', '5'], 'phone105a'],
    ['nothing', [], 'phone102a'],
    ['a wrong key', ['9'], 'phone102a'],
  ])('a menu: %s', async (_, keys, phone) => {
    say({ [phone]: '486 Busy', phone102b: '486 Busy' });
    const call = bench.phone('305');
    expect(await call.answered()).toBe(200);
    for (const key of keys) call.press(key);
    const ringing = { [extensionId(phone.slice(5, 8))]: { ends: 'busy' } } as const;
    expect(await takenBy(call)).toBe(expected('305', { keys: [keys.join('')], ringing }));
    expect(rungPhones()).toContain(phone);
  });

  test.each([
    ['open', '306', 486],
    ['closed', '307', 404],
  ])('a schedule: %s', async (_, dialed, status) => {
    const call = bench.phone(dialed);
    expect(await call.answered()).toBe(status);
    expect(await takenBy(call)).toBe(expected(dialed));
  });

  test.each([
    ['+491511', 603],
    ['+9912345', 603],
    ['+491512', 486],
    ['caller', 486],
  ])('the block list: %s', async (from, status) => {
    const call = bench.trunk('+4930901830', { from });
    expect(await call.answered()).toBe(status);
    const caller = { number: from === 'caller' ? null : from, name: '' };
    const facts = { from: { kind: 'trunk' }, caller } as const;
    expect(await takenBy(call)).toBe(expected('+4930901830', facts));
  });

  test('a circle ends after a hundred steps', async () => {
    const call = bench.phone('308');
    expect(await call.answered()).toBe(480);
    const path = await takenBy(call);
    expect(path).toBe(expected('308'));
    expect(path?.split(' ')).toHaveLength(101);
  });

  test('a member outside confirms by a key before the caller is put through', async () => {
    say({ [OUTSIDE]: '200 OK' });
    const call = bench.phone('309');
    await vi.waitFor(() => expect(bench.peer.requests('ACK')).toHaveLength(1), 3000);
    expect(call.status).toBe(0);
    bench.peer.pressAnswered(bench.peer.requests('INVITE')[0]!, '1');
    expect(await call.answered()).toBe(200);
    call.hangUp();
    expect(await takenBy(call)).toBe(
      expected('309', { ringing: { [OUTSIDE]: { ends: 'answered' } } }),
    );
  });
});
