import { describe, expect, it } from 'vitest';
import { talkBucketOf, waitBucketOf } from './buckets';
import type { CountedCall } from './counted-call';
import { facetsOf, suffixesOf } from './facets';
import { RollupSums, rollupsOf } from './rollup';

const CALL: CountedCall = {
  id: 'call_1',
  tenantId: 'ten_1',
  direction: 'inbound',
  result: 'answered',
  startedAt: Date.UTC(2026, 10, 30, 23, 40),
  waitMs: 12_000,
  talkMs: 61_000,
  callerNumber: '+493011',
  calledNumber: '+493022',
  callerExtensionId: null,
  calledExtensionId: 'ext_1',
  answeredExtensionId: 'ext_1',
  numberId: 'num_1',
  groupIds: ['rg_1'],
  menuIds: ['mnu_1'],
  queueId: 'que_1',
  queueOutcome: 'answered',
  queueWaitMs: 10_001,
  agentId: 'agt_1',
  rating: 4,
  recorded: true,
  service: false,
  missedByTeam: false,
};

describe('rollupsOf', () => {
  it('counts in the hour, day and month that the clock of the zone shows', () => {
    const all = rollupsOf(CALL, 'Europe/Berlin').filter(({ dimension }) => dimension === 'all');
    expect(all.map(({ span, startsAt }) => [span, new Date(startsAt).toISOString()])).toEqual([
      [0, '2026-11-30T23:00:00.000Z'],
      [1, '2026-11-30T23:00:00.000Z'],
      [2, '2026-11-30T23:00:00.000Z'],
    ]);
    const india = rollupsOf(CALL, 'Asia/Kolkata')[0];
    expect(new Date(india?.startsAt ?? 0).toISOString()).toBe('2026-11-30T23:30:00.000Z');
  });

  it('counts for everything the call went through; a queue by its own wait', () => {
    const hours = rollupsOf(CALL, 'UTC').filter(({ span }) => span === 0);
    expect(hours.map(({ dimension, itemId }) => `${dimension} ${itemId}`)).toEqual([
      ...['all ', 'extension ext_1', 'group rg_1', 'number num_1'],
      ...['queue que_1', 'agent agt_1', 'queueTalk que_1'],
    ]);
    const queue = hours.find(({ dimension }) => dimension === 'queue');
    expect(queue).toMatchObject({ bucket: 2, waitMs: 10_001, rated: 1, ratingSum: 4 });
    expect(hours[0]).toMatchObject({ bucket: 0, waitMs: 12_000, talkMs: 61_000 });
  });

  it('does not count services', () => {
    expect(rollupsOf({ ...CALL, service: true }, 'UTC')).toEqual([]);
  });
});

describe('RollupSums', () => {
  it('comes to nothing when what was added is taken away', () => {
    const sums = new RollupSums();
    sums.add(rollupsOf(CALL, 'UTC'));
    sums.add(rollupsOf({ ...CALL, id: 'call_2' }, 'UTC'));
    expect(sums.rows().every(({ calls }) => calls === 2)).toBe(true);
    sums.add(rollupsOf(CALL, 'UTC'), -1);
    sums.add(rollupsOf(CALL, 'UTC'), -1);
    expect(sums.rows()).toEqual([]);
  });
});

describe('facetsOf', () => {
  it('names everything by which the call can be found, each once', () => {
    expect(facetsOf(CALL).sort()).toEqual([
      ...['agt:agt_1', 'ext:ext_1', 'grp:rg_1', 'mnu:mnu_1', 'num:num_1', 'que:que_1'],
      ...['rat:4', 'rec', 'tel:+493011', 'tel:+493022'],
    ]);
    const missed = { ...CALL, result: 'missed' as const, missedByTeam: true, recorded: false };
    expect(facetsOf(missed)).toEqual(expect.arrayContaining(['res:missed', 'mis']));
    expect(facetsOf({ ...CALL, callerNumber: '', calledNumber: '' })).not.toContain('tel:');
  });
});

describe('suffixesOf', () => {
  it('are the ends of three characters and more', () => {
    expect(suffixesOf('12345').map(({ suffix }) => suffix)).toEqual(['12345', '2345', '345']);
    expect(suffixesOf('12')).toEqual([{ suffix: '12', position: 0 }]);
  });
});

describe('buckets', () => {
  it('hold what is not longer than their bound', () => {
    expect([0, 5000, 5001, 600_000, 600_001].map(waitBucketOf)).toEqual([0, 0, 1, 11, 12]);
    expect(talkBucketOf(15_001)).toBe(1);
  });
});
