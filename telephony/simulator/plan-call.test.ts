import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDocuments } from './testing-documents';
import { planCall } from './plan-call';
import { Random } from './random';
import { readWorld } from './world';

const held = new Map(renderDocuments());
const NOON = 1_795_600_800;
const world = readWorld({ get: (key) => held.get(key), documents: () => held }, NOON);

describe('readWorld', () => {
  it('finds the PBX in the documents that the control plane renders', () => {
    expect(world).toEqual([
      {
        domain: 'acme.pbx.localhost',
        tenantId: 'ten_acme',
        extensions: [
          {
            id: 'ext_01kaqx3fz8w2c7r5m9h1',
            number: '100',
            name: 'Ada & Co',
            outboundNumber: '+4930901820',
            devices: [
              { id: 'dev_a', username: 'da' },
              { id: 'dev_b', username: 'db' },
            ],
            ringTimeoutSeconds: 25,
          },
          {
            id: 'ext_01kaqx3fz8w2c7r5m9h2',
            number: '101',
            name: 'Bo',
            outboundNumber: undefined,
            devices: [{ id: 'dev_c', username: 'dc' }],
            ringTimeoutSeconds: 40,
          },
        ],
        numbers: [{ id: 'num_1', e164: '+4930901820', leadsTo: '100' }],
      },
    ]);
  });
});

describe('planCall', () => {
  const plans = (seed: number, count: number) => {
    const random = new Random(seed);
    return Array.from({ length: count }, () => planCall(world, random)!);
  };

  it('makes the same calls from the same seed', () => {
    expect(plans(42, 50)).toEqual(plans(42, 50));
    expect(plans(42, 50)).not.toEqual(plans(43, 50));
  });

  it('makes nothing of nothing', () => {
    expect(planCall([], new Random(1))).toBeUndefined();
  });

  it('makes only calls that could be: times in order, one winner, all legs over', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const { legs, direction } of plans(seed, 5)) {
          const [caller, ...callees] = legs;
          expect(caller?.role).toBe('caller');
          expect(callees.length).toBeGreaterThan(0);
          expect(caller?.extension === undefined).toBe(direction === 'inbound');
          const answered = callees.filter((leg) => leg.answeredMs !== undefined);
          expect(answered.length).toBe(caller?.answeredMs === undefined ? 0 : 1);
          for (const leg of legs) {
            const moments = [leg.createdMs, leg.ringingMs, leg.answeredMs, leg.endedMs].filter(
              (moment) => moment !== undefined,
            );
            expect(moments).toEqual([...moments].sort((a, b) => a - b));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has all directions and results, most of them answered', () => {
    const many = plans(1, 2000);
    const count = (fits: (plan: (typeof many)[number]) => boolean) => many.filter(fits).length;
    for (const direction of ['internal', 'inbound', 'outbound']) {
      expect(count((plan) => plan.direction === direction)).toBeGreaterThan(300);
    }
    expect(count((plan) => plan.legs[0]?.cause === 'NORMAL_CLEARING')).toBeGreaterThan(1300);
    for (const cause of ['USER_BUSY', 'NO_ANSWER', 'ORIGINATOR_CANCEL', 'UNALLOCATED_NUMBER']) {
      expect(count((plan) => plan.legs[0]?.cause === cause)).toBeGreaterThan(5);
    }
  });
});
