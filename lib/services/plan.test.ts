import { expect, test } from 'vitest';
import type { PlanTenant } from '@/lib/call-plan/compile';
import { compileService } from './plan';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
const config = {
  url: 'https://crm.example.com/calls?key=1',
  secret: 'v1.sealed.text.here',
  fallback: { kind: 'menu', id: 'mnu_01kaqx3fz8w2c7r5m9h1' },
};
const compiled = (enabled: boolean) => {
  const id = 'svc_01kaqx3fz8w2c7r5m9h1';
  const name = 'Who looks "after" ${them}?';
  const all = compileService({ id, kind: 'service', name, number: null, enabled, config }, tenant);
  return all.map(({ key, text }) => ({ key, document: JSON.parse(text) as unknown }));
};

test.each([
  ['service', true],
  ['service-switched-off', false],
])('%s: neither its address nor its secret is on a node', async (name, enabled) => {
  const shown = JSON.stringify(compiled(enabled), null, 2);
  expect(shown).not.toMatch(/crm|sealed|https/);
  const golden = new URL(`./golden/${name}.json`, import.meta.url).pathname;
  await expect(`${shown}\n`).toMatchFileSnapshot(golden);
});
