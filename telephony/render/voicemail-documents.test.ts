import { expect, test } from 'vitest';
import { canonicalJson, type CallDocument } from '@/lib/call-plan/documents';
import { hashPin } from '@/lib/voicemails/pin';
import { compileVoicemail, mailboxId, type PlanMessage } from '@/lib/voicemails/plan';

const tenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'de' },
};
const BOX = 'vmb_01kaqx3fz8w2c7r5m9h1';
const messages: PlanMessage[] = [
  { id: 'vmm_1', at: 1_790_000_000, seconds: 12, callerNumber: '+4940123456', heard: true },
  { id: 'vmm_2', at: 1_790_000_060, seconds: 3, callerNumber: '${hostile}', heard: false },
];
const row = (config: object, more: object = {}) => ({
  ...{ id: BOX, kind: 'voicemail', name: 'Ann ${x} "B"', number: '820', enabled: true },
  ...{ config, state: messages },
  ...more,
});

const documents: Readonly<Record<string, CallDocument[]>> = {
  voicemail: compileVoicemail(
    row({
      ...{ pin: hashPin('4821', '0123456789abcdef'), askPin: true, maxSeconds: 60 },
      ...{ greeting: 'snd_01kaqx3fz8w2c7r5m9h1', maxMessages: 20, email: 'ann@example.com' },
    }),
    tenant,
  ),
  'voicemail-of-defaults': compileVoicemail(row({}, { number: null, state: undefined }), tenant),
  'voicemail-disabled': compileVoicemail(row({}, { enabled: false }), tenant),
};

test.each(Object.entries(documents))('%s', async (name, made) => {
  const shown = Object.fromEntries(made.map(({ key, text }) => [key, JSON.parse(text) as unknown]));
  const text = `${JSON.stringify(JSON.parse(canonicalJson(shown)), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(`./golden/${name}.json`);
});

test('a message that comes changes the list and not the box', () => {
  const before = compileVoicemail(row({}), tenant);
  const after = compileVoicemail(row({}, { state: messages.slice(1) }), tenant);
  const changed = after.filter(({ text }, index) => before[index]?.text !== text);
  expect(changed.map(({ key }) => key)).toEqual([`plan:acme.pbx.localhost:${mailboxId(BOX)}`]);
});
