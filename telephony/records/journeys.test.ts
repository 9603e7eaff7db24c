import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESULT_HELP } from '@/lib/calls/result';
import type { CallLeg } from './call-leg';
import { namedIds } from './call-story';
import { parseFreeswitchRecord } from './freeswitch-record';
import { goldenRecords } from './golden-legs';
import { normaliseCall, type CallRow } from './normalise';
import { parseTrack } from './track';

const NOBODY = new Map<string, { number: string; name: string }>();
const legsOf = (name: string) =>
  goldenRecords(name).map((text) => parseFreeswitchRecord(text, 'node_1'));
const row = (name: string) => normaliseCall(legsOf(name), NOBODY);
const kinds = ({ journey }: CallRow) => journey.map(({ kind }) => kind);

const MENU = 'mnu_00000000000000000001';
const GROUP = 'rg_00000000000000000002';
const ext = (number: string) => `ext_${number.padStart(20, '0')}`;

/** Recorded by e2e/freeswitch/call-journeys*.int.test.ts on a real FreeSWITCH. */
const RECORDED: [name: string, expected: Partial<CallRow>, kinds: string[]][] = [
  [
    'menu-group-answered',
    {
      ...{ direction: 'inbound', result: 'answered', missedByTeam: false, menuIds: [MENU] },
      ...{ menuKeys: '1', groupIds: [GROUP], transferReason: 'menu', blocked: false },
      answeredExtensionId: ext('106'),
    },
    // The other phone said that it rings after this one had answered.
    ['started', 'menu', 'key', 'transferred', 'answered', 'ringing', 'ended'],
  ],
  [
    'menu-given-up',
    { result: 'missed', missedByTeam: true, menuIds: [MENU], menuKeys: null, sipCode: 487 },
    ['started', 'menu', 'ended'],
  ],
  [
    'group-cascade-missed',
    { result: 'missed', missedByTeam: true, transferReason: 'ring_group', groupIds: [GROUP] },
    [
      ...['started', 'group', 'ringing', 'ringing', 'transferred', 'no_answer', 'no_answer'],
      ...['ringing', 'no_answer', 'ended'],
    ],
  ],
  [
    'blocked-caller',
    { result: 'rejected', blocked: true, missedByTeam: false, direction: 'inbound' },
    ['started', 'blocked', 'ended'],
  ],
  [
    'number-says-busy',
    { result: 'busy', missedByTeam: true },
    ['started', 'ended_by_rule', 'ended'],
  ],
  [
    'forwarded-answered',
    { result: 'answered', transferReason: 'forward', answeredExtensionId: ext('105') },
    ['started', 'transferred', 'answered', 'ended'],
  ],
  [
    'blind-transfer',
    { result: 'answered', transferReason: 'blind', answeredExtensionId: ext('105') },
    ['started', 'answered', 'transferred', 'answered', 'ended'],
  ],
  [
    'attended-transfer',
    { result: 'answered', transferReason: 'attended', answeredExtensionId: ext('102') },
    ['started', 'ringing', 'answered', 'transferred', 'ended'],
  ],
  [
    'picked-up',
    {
      ...{ result: 'answered', transferReason: 'pickup', service: false },
      ...{ calledExtensionId: ext('105'), answeredExtensionId: ext('102') },
    },
    ['started', 'ringing', 'transferred', 'answered', 'ended'],
  ],
  [
    'parked-and-fetched',
    { result: 'answered', transferReason: 'park', answeredExtensionId: ext('105') },
    ['started', 'answered', 'parked', 'transferred', 'answered', 'ended'],
  ],
  [
    'code-park',
    { service: true, direction: 'internal', result: 'answered', missedByTeam: false },
    ['started', 'code', 'ended'],
  ],
  ['code-echo', { service: true, result: 'answered' }, ['started', 'code', 'ended']],
  ['code-voicemail', { service: true, voicemail: false }, ['started', 'code', 'ended']],
  [
    'queue-agent-answered',
    { result: 'answered', queueOutcome: 'answered', agentId: 'agt_ja000000000000000000' },
    ['started', 'queued', 'ringing', 'queue_left', 'answered', 'ended'],
  ],
  [
    'queue-given-up',
    { result: 'missed', queueOutcome: 'abandoned', agentId: null },
    ['started', 'queued', 'ringing', 'queue_left', 'ended'],
  ],
  [
    'queue-no-agents',
    { result: 'missed', queueOutcome: 'no_agents' },
    ['started', 'queued', 'queue_left', 'ended'],
  ],
  [
    'voicemail-left',
    { result: 'missed', voicemail: true, answeredAt: null, talkMs: 0, service: false },
    ['started', 'voicemail', 'ended'],
  ],
  ['queue-rated', { rating: 4, queueOutcome: 'answered' }, []],
  ['queue-timeout', { queueOutcome: 'timed_out', result: 'missed' }, []],
];
const names = RECORDED.map(([name]) => name);

describe('journeys of calls recorded on a real FreeSWITCH', () => {
  it.each(RECORDED)('%s', (name, expected, journey) => {
    const found = row(name);
    expect(found).toMatchObject(expected);
    if (journey.length > 0) expect(kinds(found)).toEqual(journey);
    const times = found.journey.slice(0, -1).map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('are the same in any order, and however often a leg comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.gen(),
        (name, again, gen) => {
          const legs = legsOf(name);
          const repeated = [...legs, ...again.map((index) => legs[index % legs.length]!)];
          const shuffled = gen(() => fc.shuffledSubarray(repeated, { minLength: repeated.length }));
          expect(normaliseCall(shuffled, NOBODY)).toEqual(normaliseCall(legs, NOBODY));
        },
      ),
    );
  });

  it.each(names)('%s: without the caller’s leg a sound row, corrected when it comes', (name) => {
    const legs = legsOf(name);
    const rest = legs.filter(({ role }) => role !== 'caller');
    if (rest.length > 0) {
      const partial = normaliseCall(rest, NOBODY);
      expect(partial).toMatchObject({ id: row(name).id, service: false, voicemail: false });
      expect(partial.endedAt).toBeGreaterThanOrEqual(partial.startedAt);
    }
    const caller = legs.filter(({ role }) => role === 'caller');
    expect(normaliseCall([...rest, ...caller], NOBODY)).toEqual(row(name));
  });

  it('tell where the call was sent, and by which name while there is one', () => {
    const people = new Map([
      [GROUP, { number: '701', name: 'Sales' }],
      [MENU, { number: '', name: 'Welcome' }],
    ]);
    const legs = legsOf('menu-group-answered');
    expect(namedIds(legs)).toEqual(expect.arrayContaining([GROUP, MENU, ext('105')]));
    const { journey } = normaliseCall(legs, people);
    expect(journey).toContainEqual(
      expect.objectContaining({
        kind: 'transferred',
        reason: 'menu',
        targetId: GROUP,
        name: 'Sales',
      }),
    );
    expect(journey).toContainEqual(expect.objectContaining({ kind: 'menu', name: 'Welcome' }));
    expect(journey).toContainEqual(
      expect.objectContaining({ kind: 'key', menuId: MENU, digits: '1' }),
    );
  });

  it('measure the wait in a queue to the millisecond', () => {
    const { queueWaitMs, waitMs } = row('queue-agent-answered');
    expect(queueWaitMs).toBeGreaterThan(0);
    expect(queueWaitMs).toBeLessThanOrEqual(waitMs);
  });
});

describe('what a record says of the sound', () => {
  const legWith = (inbound: object): CallLeg => {
    const [text = ''] = goldenRecords('internal-answered');
    const record = JSON.parse(text) as object;
    return parseFreeswitchRecord(
      JSON.stringify({ ...record, callStats: { audio: { inbound } } }),
      'n',
    );
  };
  const heard = {
    media_packet_count: 500,
    jitter_max_variance: 16,
    jitter_loss_rate: 0.02,
    mos: 4.1,
  };

  it('is the worse of both sides', () => {
    const good = { ...legWith(heard), id: 'a' };
    const bad = { ...legWith({ ...heard, mos: 3.2, jitter_max_variance: 100 }), id: 'b' };
    expect(normaliseCall([good, bad], NOBODY).quality).toEqual({
      ...{ mos: 3.2, jitterMs: 10, lossPercent: 2 },
    });
  });

  it.each([
    ['nothing was heard', { ...heard, media_packet_count: 3 }],
    ['a figure is none', { ...heard, mos: 'nan' }],
    ['there are none', {}],
  ])('is unknown when %s', (_, inbound) => {
    expect(legWith(inbound).quality).toBeUndefined();
  });
});

describe('parseTrack', () => {
  it('takes what it knows and leaves the rest', () => {
    expect(parseTrack('1795617069263:key:mnu_1:1 soon:key:x:1 1795617069264:later:x:1 x')).toEqual([
      { at: 1_795_617_069_263, kind: 'key', id: 'mnu_1', value: '1' },
    ]);
    expect(parseTrack(undefined)).toEqual([]);
  });

  it('never throws, and takes no more than a call can have', () => {
    fc.assert(fc.property(fc.string(), (text) => parseTrack(text).length <= 200));
    expect(parseTrack('1795617069263:key:mnu_1:1 '.repeat(500))).toHaveLength(200);
  });
});

it('every result has its words', () => {
  for (const words of Object.values(RESULT_HELP)) expect(words).toMatch(/\.$/);
});
