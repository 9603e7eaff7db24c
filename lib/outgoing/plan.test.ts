import { describe, expect, test } from 'vitest';
import type { CallFacts } from '@/lib/call-plan/call-facts';
import { evaluate } from '@/lib/call-plan/evaluate';
import type { PlanTenant } from '@/lib/call-plan/compile';
import { configFields } from '@/lib/objects/contract';
import { compileExtension, type PlanExtension } from '@/lib/extensions/plan';
import { z } from 'zod';
import { outgoing, type OutgoingConfig } from './contract';
import { COUNTRIES, numbersOf } from './countries';
import { compileOutgoing, type OutgoingFacts } from './plan';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
const CHEAP = 'trk_01kaqx3fz8w2c7r5m9h1';
const GOOD = 'trk_01kaqx3fz8w2c7r5m9h2';
const facts: OutgoingFacts = {
  trunks: [
    { id: CHEAP, set: 10_000 },
    { id: GOOD, set: 10_001 },
  ],
  defaultCallerId: '+4930901820',
  ownNumbers: ['+4930901821'],
};
const ANN = 'ext_01kaqx3fz8w2c7r5m9h1';
const ann: PlanExtension = {
  ...{ id: ANN, number: '112', name: 'Ann', enabled: true, ringTimeoutSeconds: 25 },
  ...{ outboundCallerId: null, config: {}, devices: [] },
};

const schema = z.object(configFields(outgoing));
const configOf = (given: object) => schema.parse(given) as OutgoingConfig;

function held(config: object, person: Partial<PlanExtension> = {}) {
  return new Map(
    [
      ...compileOutgoing(tenant, facts, configOf(config)),
      ...compileExtension({ ...ann, ...person }, tenant),
    ].map(({ key, text }) => [key, JSON.parse(text) as unknown]),
  );
}

function take(dialed: string, documents: Map<string, unknown>, more: Partial<CallFacts> = {}) {
  const { path, entries, end } = evaluate((key) => documents.get(key), {
    ...{ sipDomain: tenant.sipDomain, dialed, at: 1_790_000_000 },
    ...{ from: { kind: 'extension', id: ANN }, caller: { number: '101', name: '' } },
    ringing: { [dialed]: { ends: 'answered' }, '+4930123456': { ends: 'answered' } },
    ...more,
  });
  return { path: path.join(' '), end, words: entries.at(-1)?.words ?? '' };
}

const rules = [
  { name: 'Not this one', patterns: ['0900*'], act: { do: 'ban' } },
  { name: 'From the old PBX', patterns: ['9*'], act: { do: 'rewrite', strip: 1, add: '' } },
];

test.each([
  ['a ban', { rules }, '0900123456', 'barred'],
  ['a rule that is switched off', { rules: [{ ...rules[0], enabled: false }] }, '030123456', 'out'],
  ['a rewriting', { rules }, '9030123456', 'out'],
  ['a country that is not allowed', { countries: ['FR'] }, '030123456', 'barred'],
  ['a country that is allowed', { countries: ['FR', 'DE'] }, '030123456', 'out'],
  ['no route', { otherCalls: 'refused' }, '030123456', 'barred'],
  [
    'a route of a trunk that is gone',
    { routes: [{ name: 'All', patterns: ['+*'], trunks: ['trk_01kaqx3fz8w2c7r5m9h9'] }] },
    ...['030123456', 'barred'],
  ],
] as const)('%s', (_, config, dialed, becomes) => {
  const { path } = take(dialed, held(config));
  expect(path).toBe(becomes === 'out' ? 'outgoing.0=answered' : 'outgoing.0=barred');
});

describe('a call for help', () => {
  const closed = {
    ...{ rules: [{ name: 'All', patterns: ['*'], act: { do: 'ban' } }], otherCalls: 'refused' },
    ...{ countries: [], maxCalls: 1, maxCallsPerExtension: 1, emergencyNumbers: ['19222'] },
  };
  const full = { busy: [ANN], outgoing: { [ANN]: 5, ten_1: 5 } };

  test.each(['112', '110', '19222'])('%s is never stopped, whatever is full or forbidden', (to) => {
    const person = { config: { mayCallOut: 'inside', maxCalls: 1 } };
    expect(take(to, held(closed, person), full).path).toBe('outgoing.0=answered');
  });

  test('with the digit of the old PBX', () => {
    expect(take('9112', held({ rules }), { ringing: { 112: { ends: 'answered' } } }).end).toBe(
      'answered',
    );
  });

  test('others are stopped then', () => {
    expect(take('030123456', held({ maxCalls: 5 }), full).path).toBe('outgoing.0=barred');
    expect(take('030123456', held({ maxCallsPerExtension: 5 }), full).path).toBe(
      'outgoing.0=barred',
    );
    const inside = { config: { mayCallOut: 'inside' } };
    expect(take('030123456', held({}, inside)).path).toBe('outgoing.0=barred');
    expect(take('030123456', held({}, { config: { maxCalls: 1 } }), full).path).toBe(
      'outgoing.0=barred',
    );
  });
});

test('a document of everything', async () => {
  const [document] = compileOutgoing(
    tenant,
    facts,
    configOf({
      rules,
      routes: [
        {
          ...{ name: 'Britain "by day"', patterns: ['+44*'], trunks: [GOOD, CHEAP] },
          ...{ schedule: 'sch_01kaqx3fz8w2c7r5m9h1', callerId: '+4930901821' },
          callerIdFor: 'everybody',
        },
        { name: "Another's number", patterns: ['+43*'], callerId: '+4930999999' },
      ],
      ...{ callerId: '+4930901821', countries: ['GB', 'US', 'RU'], emergencyNumbers: ['19222'] },
      ...{ maxCalls: 20, maxCallsPerExtension: 2 },
    }),
  );
  const golden = new URL('./golden/outgoing-of-everything.json', import.meta.url).pathname;
  const shown = JSON.stringify(JSON.parse(document?.text ?? ''), null, 2);
  await expect(`${shown}\n`).toMatchFileSnapshot(golden);
});

test('numbers of a country, and of others that look like it', () => {
  expect(numbersOf(['DE'])).toEqual({ allowed: ['+49*'], except: [] });
  const { except } = numbersOf(['US']);
  expect(except).toContain('+1242*');
  expect(except).not.toContain('+7*');
  expect(numbersOf(['US', 'BS']).except).not.toContain('+1242*');
  expect(numbersOf(['BS'])).toEqual({ allowed: ['+1242*'], except: [] });
  expect(COUNTRIES).toHaveLength(230);
  expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
});
