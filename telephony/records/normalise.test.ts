import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFreeswitchRecord } from './freeswitch-record';
import { goldenNames, goldenRecords } from './golden-legs';
import { parseKamailioRecord } from './kamailio-record';
import { normaliseCall } from './normalise';

const PEOPLE = new Map([
  ['ext_100', { number: '100', name: 'Ann' }],
  ['ext_101', { number: '101', name: 'Bo' }],
]);

const legsOf = (name: string) =>
  goldenRecords(name).map((text) => parseFreeswitchRecord(text, 'node_1'));

const kinds = (name: string) =>
  normaliseCall(legsOf(name), PEOPLE).journey.map((step) => step.kind);

describe('calls recorded on a real FreeSWITCH', () => {
  const answered = ['started', 'ringing', 'answered', 'ended'];
  it.each([
    ['internal-answered', 'internal', 'answered', 'caller', 200, answered],
    ['internal-callee-hangs-up', 'internal', 'answered', 'callee', 200, answered],
    ['inbound-answered', 'inbound', 'answered', 'caller', 200, answered],
    ['outbound-answered', 'outbound', 'answered', 'callee', 200, answered],
    ['inbound-given-up', 'inbound', 'missed', 'caller', 487, ['started', 'ringing', 'ended']],
    ['outbound-given-up', 'outbound', 'cancelled', 'caller', 487, ['started', 'ringing', 'ended']],
    ['inbound-number-busy', 'inbound', 'busy', 'system', 486, ['started', 'busy', 'ended']],
    ['internal-busy', 'internal', 'busy', 'callee', 486, ['started', 'busy', 'ended']],
    [
      'internal-declined',
      'internal',
      'rejected',
      'callee',
      603,
      ['started', 'ringing', 'rejected', 'ended'],
    ],
    [
      'internal-no-answer',
      'internal',
      'missed',
      'system',
      480,
      ['started', 'ringing', 'no_answer', 'ended'],
    ],
    ['internal-offline', 'internal', 'missed', 'system', 480, ['started', 'offline', 'ended']],
    ['internal-switched-off', 'internal', 'missed', 'system', 480, ['started', 'offline', 'ended']],
    ['internal-unknown', 'internal', 'failed', 'system', 404, ['started', 'failed', 'ended']],
    ['outbound-unknown', 'outbound', 'failed', 'system', 404, ['started', 'failed', 'ended']],
  ] as const)('%s', (name, direction, result, hungUpBy, sipCode, journey) => {
    const row = normaliseCall(legsOf(name), PEOPLE);
    expect(row).toMatchObject({ direction, result, hungUpBy, sipCode, tenantId: 'ten_01' });
    expect(kinds(name)).toEqual(journey);
    const until = row.answeredAt ?? row.endedAt;
    expect(row.waitMs).toBe(until - row.startedAt);
    expect(row.talkMs).toBe(row.answeredAt === null ? 0 : row.endedAt - row.answeredAt);
  });

  it.each([
    [
      'queue-rated',
      'answered',
      'callee',
      ['started', 'queued', 'ringing', 'queue_left', 'answered', 'rated', 'ended'],
    ],
    [
      'queue-abandoned',
      'missed',
      'caller',
      ['started', 'queued', 'ringing', 'queue_left', 'ended'],
    ],
    ['queue-timeout', 'missed', 'system', ['started', 'queued', 'busy', 'queue_left', 'ended']],
  ] as const)('%s', (name, result, hungUpBy, journey) => {
    expect(normaliseCall(legsOf(name), PEOPLE)).toMatchObject({ result, hungUpBy });
    expect(kinds(name)).toEqual(journey);
  });

  it('names the queue as long as there is one, and tells how the service was rated', () => {
    const id = 'que_rated000000000000000';
    const people = new Map([...PEOPLE, [id, { number: '820', name: 'Support' }]]);
    const { journey, endedAt } = normaliseCall(legsOf('queue-rated'), people);
    const at = new Date(endedAt).toISOString();
    expect(journey).toContainEqual({ at, kind: 'rated', rating: 4 });
    expect(journey[1]).toMatchObject({ kind: 'queued', queueId: id, name: 'Support' });
    const unnamed = normaliseCall(legsOf('queue-rated'), PEOPLE).journey[1];
    expect(unnamed).not.toHaveProperty('name');
  });

  it('knows who was called on which number, and who answered', () => {
    expect(normaliseCall(legsOf('inbound-answered'), PEOPLE)).toMatchObject({
      callerNumber: 'caller',
      callerName: 'Eve Outside',
      callerExtensionId: null,
      calledNumber: '+4930901820',
      calledExtensionId: 'ext_101',
      answeredExtensionId: 'ext_101',
      numberId: 'num_1',
      legs: 3,
      source: 'freeswitch',
      nodeId: 'node_1',
    });
    expect(normaliseCall(legsOf('outbound-answered'), PEOPLE)).toMatchObject({
      callerNumber: '+4930901820',
      callerName: 'Ann',
      callerExtensionId: 'ext_100',
      calledNumber: '+4930123456',
      calledExtensionId: null,
      answeredExtensionId: null,
    });
    expect(normaliseCall(legsOf('internal-answered'), PEOPLE).journey[1]).toMatchObject({
      kind: 'ringing',
      number: '101',
      name: 'Bo',
      extensionId: 'ext_101',
    });
  });

  it('takes times from the record, to the millisecond', () => {
    const row = normaliseCall(legsOf('internal-answered'), PEOPLE);
    const caller = JSON.parse(goldenRecords('internal-answered').at(-1)!) as {
      variables: Record<string, string>;
    };
    const record = legsOf('internal-answered').find((leg) => leg.role === 'caller')!;
    expect(caller.variables.start_uepoch).toMatch(/^\d{16}$/);
    expect(row).toMatchObject({ startedAt: record.startedAt, endedAt: record.endedAt });
    expect(row.talkMs).toBeGreaterThan(600);
    expect(row.waitMs).toBeGreaterThan(300);
    expect(row.waitMs).toBeLessThan(400);
  });
});

describe('normaliseCall', () => {
  const complete = goldenNames().filter((name) => name !== 'unknown-domain');

  it('gives the same row whatever the order and however often a leg comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...complete),
        fc.array(fc.nat(), { minLength: 3, maxLength: 12 }),
        fc.nat(),
        (name, again, seed) => {
          const legs = legsOf(name);
          const repeated = [...legs, ...again.map((index) => legs[index % legs.length]!)];
          const shuffled = repeated
            .map((leg, index) => ({ leg, rank: ((index + 1) * (seed + 7)) % 1009 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ leg }) => leg);
          expect(normaliseCall(shuffled, PEOPLE)).toEqual(normaliseCall(legs, PEOPLE));
        },
      ),
    );
  });

  it('makes a sound row of any part of a call: the rest may still be on its way', () => {
    fc.assert(
      fc.property(fc.constantFrom(...complete), fc.nat(), (name, mask) => {
        const legs = legsOf(name);
        const part = legs.filter((_, index) => (mask >> index) & 1);
        if (part.length === 0) return;
        const row = normaliseCall(part, PEOPLE);
        expect(row.id).toBe(`call_${legs[0]?.callId}`);
        expect(row.waitMs).toBeGreaterThanOrEqual(0);
        expect(row.talkMs).toBeGreaterThanOrEqual(0);
        expect(row.endedAt).toBeGreaterThanOrEqual(row.startedAt);
        expect(row.journey[0]?.kind).toBe('started');
        expect(row.journey.at(-1)?.kind).toBe('ended');
      }),
    );
  });

  it('a machine that answers is nobody', () => {
    const [leg] = legsOf('internal-unknown');
    const announced = { ...leg!, answeredAt: leg!.startedAt + 5, endedAt: leg!.startedAt + 4000 };
    const row = normaliseCall([{ ...announced, sipCode: 200 }], PEOPLE);
    expect(row).toMatchObject({ result: 'failed', answeredAt: null, talkMs: 0, sipCode: 404 });
  });
});

describe('direct calls by the entry node', () => {
  const row = {
    record_id: 'b7150621-1111-2222-3333-444444444444',
    tenant_id: 'ten_01',
    caller_device_id: 'dev_100a',
    caller_extension_id: 'ext_100',
    caller_number: '100',
    dialed_number: '101',
    callee_extension_id: 'ext_101',
    answered_device: 'd101a',
    started_at_ms: 1_795_448_443_000,
    answered_at_ms: 1_795_448_445_500,
    ended_at_ms: 1_795_448_475_500,
    sip_code: 200,
    sip_reason: 'OK',
    hangup_by: 'callee',
  };
  const call = (change: object) =>
    normaliseCall(parseKamailioRecord(JSON.stringify({ ...row, ...change }), 'entry'), PEOPLE);

  it('answered', () => {
    expect(call({})).toMatchObject({
      id: `call_${row.record_id}`,
      direction: 'internal',
      result: 'answered',
      source: 'kamailio',
      waitMs: 2500,
      talkMs: 30_000,
      hungUpBy: 'callee',
      callerExtensionId: 'ext_100',
      answeredExtensionId: 'ext_101',
      sipCode: 200,
    });
    expect(call({}).journey.map((step) => step.kind)).toEqual([
      'started',
      'ringing',
      'answered',
      'ended',
    ]);
  });

  it.each([
    [{ sip_code: 486, hangup_by: 'callee' }, 'busy', 'callee'],
    [{ sip_code: 603, hangup_by: 'callee' }, 'rejected', 'callee'],
    [{ sip_code: 408, hangup_by: 'system' }, 'missed', 'system'],
    [{ sip_code: 487, hangup_by: 'caller' }, 'missed', 'caller'],
    [{ sip_code: 408, hangup_by: 'caller' }, 'missed', 'caller'],
    [{ sip_code: 480, hangup_by: 'system' }, 'missed', 'system'],
    [{ sip_code: 404, hangup_by: 'system', callee_extension_id: '' }, 'failed', 'system'],
  ])('unanswered %j: %s', (change, result, hungUpBy) => {
    const given = call({ ...change, answered_at_ms: null, answered_device: '' });
    expect(given).toMatchObject({ result, hungUpBy, talkMs: 0, answeredExtensionId: null });
  });
});
