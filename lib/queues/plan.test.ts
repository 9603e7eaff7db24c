import { describe, expect, test } from 'vitest';
import type { QueueOutcome } from '@/lib/call-plan/call-facts';
import { compiler, type PlanTenant } from '@/lib/call-plan/compile';
import { evaluate } from '@/lib/call-plan/evaluate';
import { queue } from './contract';
import { compileQueue } from './plan';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
const ID = 'que_01kaqx3fz8w2c7r5m9h1';
const OTHER = 'que_01kaqx3fz8w2c7r5m9h2';
const compile = compiler(queue, compileQueue);

/** Who dials 820, when that queue ends so, and the other one with a timeout. */
function way(outcome: QueueOutcome, config: object) {
  const row = { kind: 'queue', name: 'Support', enabled: true };
  const documents = new Map(
    [
      ...compile({ ...row, id: ID, number: '820', config }, tenant),
      ...compile({ ...row, id: OTHER, number: null, config: {} }, tenant),
    ].map(({ key, text }) => [key, JSON.parse(text) as unknown]),
  );
  return evaluate((key) => documents.get(key), {
    ...{ sipDomain: tenant.sipDomain, dialed: '820', from: { kind: 'phone' }, at: 1_790_000_000 },
    ...{ caller: { number: '101', name: 'Ann' }, queues: { [ID]: outcome, [OTHER]: 'timeout' } },
  });
}

const exits = {
  onTimeout: { kind: 'busy' },
  onNoAgents: { kind: 'queue', id: OTHER },
  onKey: { kind: 'hangup' },
};

describe('a caller leaves a queue', () => {
  test.each<[QueueOutcome, string[], string]>([
    ['answered', [`${ID}.0`, `${ID}.1=answered`], 'answered'],
    ['abandoned', [`${ID}.0`, `${ID}.1=abandoned`], 'abandoned'],
    ['timeout', [`${ID}.0`, `${ID}.1=timeout`, 'to=busy'], 'busy'],
    ['key', [`${ID}.0`, `${ID}.1=key`, 'to=hangup'], 'rejected'],
    [
      'no_agents',
      [
        ...[`${ID}.0`, `${ID}.1=no_agents`],
        ...[`${OTHER}.0`, `${OTHER}.1=timeout`, `${OTHER}.2=done`],
      ],
      'done',
    ],
  ])('%s: where it is set to lead', (outcome, path, end) => {
    expect(way(outcome, exits)).toMatchObject({ path, end });
  });

  test.each<QueueOutcome>(['timeout', 'key', 'no_agents'])('%s: the call ends', (outcome) => {
    const path = [`${ID}.0`, `${ID}.1=${outcome}`, `${ID}.2=done`];
    expect(way(outcome, {})).toMatchObject({ path, end: 'done' });
  });

  test('a prefix is a step of its own', () => {
    const { path, entries } = way('answered', { callerNamePrefix: 'Support' });
    expect(path).toEqual([`${ID}.0`, `${ID}.1`, `${ID}.2=answered`]);
    expect(entries.at(-1)?.words).toBe('Waits in the queue “Support”: an agent answers.');
  });
});
