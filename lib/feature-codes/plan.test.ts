import { expect, test } from 'vitest';
import type { PlanTenant } from '@/lib/call-plan/compile';
import { evaluate } from '@/lib/call-plan/evaluate';
import { compileObject } from '@/lib/objects/compile-object';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { featureCodes } from './contract';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
const base = { id: 'fcs_1', kind: featureCodes.kind, name: '', number: null, enabled: true };

function dial(dialed: string, config: object, isTrunk = false) {
  const documents = new Map(
    [
      ...compileObject({ ...base, config }, tenant),
      ...compileOutgoing(tenant, { trunks: [], defaultCallerId: null }),
    ].map(({ key, text }) => [key, text]),
  );
  const source = (key: string): unknown => {
    const text = documents.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const from = isTrunk
    ? ({ kind: 'trunk' } as const)
    : ({ kind: 'extension', id: 'ext_1' } as const);
  const caller = { number: '101', name: '' };
  return evaluate(source, { sipDomain: tenant.sipDomain, dialed, from, caller, at: 0 });
}

test.each([
  ['*43', {}, 'feature_echo.0'],
  ['*72', {}, 'feature_forward_on.0'],
  ['*72101', {}, 'feature_forward_on.0'],
  ['**101', {}, 'feature_pickup.0'],
  ['*1101', { pickup: '*1' }, 'feature_pickup.0'],
  ['98', { echo: '98' }, 'feature_echo.0'],
])('%s %j', (dialed, config, token) => {
  const { path, end } = dial(dialed, config);
  expect({ path, end }).toEqual({ path: [token], end: 'done' });
});

test.each([
  ['what follows a code that takes nothing', '*431', {}],
  ['a code that is switched off', '*43', { echo: null }],
  ['the former code of a feature', '*43', { echo: '*44' }],
])('no code: %s', (_, dialed, config) => {
  expect(dial(dialed, config).end).toBe('unknown');
});

test('a carrier reaches no code', () => {
  expect(dial('*43', {}, true).end).toBe('unknown');
});
