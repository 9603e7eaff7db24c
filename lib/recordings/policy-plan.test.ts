import { expect, test } from 'vitest';
import { compileObject } from '@/lib/objects/compile-object';
import { recordingPolicy } from './policy-contract';

const tenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
const row = { id: 'rcp_1', kind: 'recording_policy', name: 'x', number: null, enabled: true };

const compiled = (config: object) =>
  compileObject({ ...row, config: { ...recordingPolicy.defaults, ...config } }, tenant);

test('a document of everything', async () => {
  const all = compiled({
    ...{ incoming: 'always', outgoing: 'on_demand', stereo: false, retentionDays: 90 },
    announcement: 'snd_01kaqx3fz8w2c7r5m9h1',
  });
  const shown = all.map(({ key, text }) => ({ key, document: JSON.parse(text) as unknown }));
  const golden = new URL('./golden/policy-of-everything.json', import.meta.url).pathname;
  await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(golden);
});

test('what is not set does not stand in it', () => {
  const [document] = compiled({});
  expect(JSON.parse(document?.text ?? '')).toMatchObject({
    data: { incoming: 'never', outgoing: 'never', internal: 'never', stereo: true },
  });
  expect(document?.text).not.toMatch(/announcement|retentionDays/);
});

test.each([
  ['an id that could be syntax', { announcement: 'snd_1 -x' }],
  ['days that are none', { retentionDays: 0 }],
])('%s is refused', (_, config) => {
  expect(() => compiled(config)).toThrow();
});
