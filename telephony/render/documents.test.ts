import { readFileSync } from 'node:fs';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { PlanObject, PlanTenant } from '@/lib/call-plan/compile';
import { canonicalJson, dialKey, planKey, type CallDocument } from '@/lib/call-plan/documents';
import { compileExtension, type PlanDevice, type PlanExtension } from '@/lib/extensions/plan';
import { compileNumber, type PlanNumber } from '@/lib/numbers/plan';
import { compileObject } from '@/lib/objects/compile-object';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { directoryKey, renderDirectoryDocument } from './directory';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
const ANN = 'ext_01kaqx3fz8w2c7r5m9h1';
const desk: PlanDevice = { id: 'dev_desk', username: 'dk3f9x2q', enabled: true };
const mobile: PlanDevice = { id: 'dev_mobile', username: 'mb7c1k0z', enabled: true };
const off: PlanDevice = { id: 'dev_off', username: 'of000000', enabled: false };
const ann: PlanExtension = {
  id: ANN,
  number: '101',
  name: 'Ann Müller & Co',
  enabled: true,
  ringTimeoutSeconds: 25,
  outboundCallerId: '+4930901821',
  config: {},
  devices: [desk, mobile, off],
};
const number: PlanNumber = {
  id: 'num_1',
  e164: '+4930901820',
  label: 'Main line',
  enabled: true,
  callerNamePrefix: 'Sales',
  config: { destination: { kind: 'extension', id: ANN } },
};
const to = (destination: unknown, more: object = {}) =>
  compileNumber({ ...number, config: { destination, ...more } }, tenant);
const featureCodesOf = (config: object): PlanObject => ({
  ...{ id: 'fcs_1', kind: 'feature_codes', name: 'Feature codes', number: null, enabled: true },
  config,
});
const permission: PlanObject = {
  ...{ id: 'prm_01kaqx3fz8w2c7r5m9h1', kind: 'call_permission', name: 'Team leads' },
  ...{ number: null, enabled: true },
  config: {
    who: { everybody: false, extensions: [ANN], groups: ['rg_01kaqx3fz8w2c7r5m9h1'] },
    may: ['listen', 'whisper'],
    whom: { everybody: true, extensions: [ANN], groups: [] },
  },
};
const nothing = { trunks: [], defaultCallerId: null };

const documents: Readonly<Record<string, CallDocument[]>> = {
  extension: compileExtension(ann, tenant),
  'extension-disabled': compileExtension({ ...ann, enabled: false }, tenant),
  'extension-without-device': compileExtension({ ...ann, devices: [off] }, tenant),
  'extension-with-config': compileExtension(
    {
      ...ann,
      config: {
        ...{ doNotDisturb: true, ringOrder: 'in_order', recording: 'on_demand' },
        ...{ maxCalls: 2, mayCallOut: 'inside' },
        rules: [{ when: { moment: 'busy' }, act: { do: 'send', to: { kind: 'busy' } } }],
      },
    },
    tenant,
  ),
  'extension-forwarded': compileExtension(
    {
      ...ann,
      config: {
        forward: { kind: 'outside', number: '+493012345' },
        told: { forward: 1_795_600_000_000 },
      },
    },
    tenant,
  ),
  'number-to-extension': compileNumber(number, tenant),
  'number-busy': compileNumber(
    {
      ...{ ...number, label: '', callerNamePrefix: null },
      config: { destination: { kind: 'busy' }, screened: false },
    },
    tenant,
  ),
  'number-hangup': to({ kind: 'hangup' }),
  'number-with-hours': to(
    { kind: 'extension', id: ANN },
    {
      hours: { schedule: 'sch_01kaqx3fz8w2c7r5m9h1', closed: { kind: 'busy' } },
      recording: 'always',
    },
  ),
  'number-without-destination': to(null),
  'number-disabled': compileNumber({ ...number, enabled: false }, tenant),
  'feature-codes': compileObject(featureCodesOf({}), tenant),
  'feature-codes-changed': compileObject(
    featureCodesOf({ pickup: '*1', echo: '98', time: null, parkPlaces: 3, parkSeconds: 30 }),
    { ...tenant, language: 'de', timezone: 'UTC' },
  ),
  'call-permission': compileObject(permission, tenant),
  'call-permission-disabled': compileObject({ ...permission, enabled: false }, tenant),
  outgoing: compileOutgoing(tenant, {
    trunks: [{ id: 'trk_1', set: 10_000 }],
    defaultCallerId: '+4930901820',
  }),
  'outgoing-without-trunk': compileOutgoing(tenant, nothing),
};

describe('golden documents', () => {
  test.each(Object.entries(documents))('%s', async (name, compiled) => {
    const shown = Object.fromEntries(compiled.map(({ key, text }) => [key, JSON.parse(text)]));
    const golden = new URL(`./golden/${name}.json`, import.meta.url).pathname;
    await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(golden);
    for (const { text } of compiled) expect(text).toBe(canonicalJson(JSON.parse(text)));
  });

  test('directory-user', () => {
    const golden = new URL('./golden/directory-user.xml', import.meta.url);
    const xml = renderDirectoryDocument(tenant, ann, desk) ?? '';
    expect(xml).toBe(readFileSync(golden, 'utf8'));
    expect(XMLValidator.validate(xml)).toBe(true);
  });
});

test('a switched-off device or extension has no directory entry', () => {
  expect(renderDirectoryDocument(tenant, ann, off)).toBeNull();
  expect(renderDirectoryDocument(tenant, { ...ann, enabled: false }, desk)).toBeNull();
});

test('keys', () => {
  expect(dialKey(tenant.sipDomain, '101')).toBe('dial:acme.pbx.localhost:101');
  expect(planKey(tenant.sipDomain, ANN)).toBe(`plan:acme.pbx.localhost:${ANN}`);
  expect(directoryKey(tenant.sipDomain, desk.username)).toBe(
    'directory:acme.pbx.localhost:dk3f9x2q',
  );
});

describe('what could be syntax on the switch is refused, not mended', () => {
  const withDevice = (more: Partial<PlanDevice>) => () =>
    compileExtension({ ...ann, devices: [{ ...desk, ...more }] }, tenant);
  const outgoing = (more: object) => () => compileOutgoing(tenant, { ...nothing, ...more });
  const bad = {
    username: withDevice({ username: 'a,[b]' }),
    'device id': withDevice({ id: 'x]sofia' }),
    'extension id': () => compileExtension({ ...ann, id: '${id}' }, tenant),
    number: () => compileExtension({ ...ann, number: '1' }, tenant),
    domain: () => compileExtension(ann, { ...tenant, sipDomain: 'a b' }),
    'ring time': () => compileExtension({ ...ann, ringTimeoutSeconds: 0.5 }, tenant),
    'E.164': () => compileNumber({ ...number, e164: '0301' }, tenant),
    destination: () => to({ kind: 'queue', id: '1 XML' }),
    'outside number': () => to({ kind: 'outside', number: '${x}' }),
    'set id': outgoing({ trunks: [{ id: 'trk_1', set: 1.5 }] }),
    'calling code': () => compileOutgoing({ ...tenant, countryCode: '' }, nothing),
    'caller id': outgoing({ defaultCallerId: '030' }),
    'outbound id': () =>
      renderDirectoryDocument(tenant, { ...ann, outboundCallerId: '${x}' }, desk),
  };
  test.each(Object.entries(bad))('%s', (_, render) => {
    expect(render).toThrow();
  });
});
