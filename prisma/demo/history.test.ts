import { expect, it } from 'vitest';
import { pastLegs } from './history';

const NOW = Date.UTC(2026, 10, 23, 12);

const extension = (number: string) => ({
  id: `ext_${number}`,
  number,
  name: number,
  outboundNumber: undefined,
  devices: [{ id: `dev_${number}`, username: `d${number}` }],
  ringTimeoutSeconds: 30,
});

const domain = {
  domain: 'acme.pbx.localhost',
  tenantId: 'ten_1',
  extensions: [extension('101'), extension('102')],
  numbers: [{ id: 'num_1', e164: '+493023125900', leadsTo: '101' }],
};

it('makes two weeks of finished calls', () => {
  const legs = pastLegs([domain], NOW);
  const starts = legs.map(({ createdUs }) => Number(createdUs / 1000n));
  expect(legs.length).toBeGreaterThan(500);
  expect(Math.min(...starts)).toBeGreaterThan(NOW - 15 * 86_400_000);
  expect(legs.every(({ endedUs }) => endedUs < BigInt(NOW) * 1000n)).toBe(true);
  expect(new Set(legs.map(({ uuid }) => uuid)).size).toBe(legs.length);
});

it('makes none without anybody to call', () => {
  expect(pastLegs([], NOW)).toEqual([]);
});
