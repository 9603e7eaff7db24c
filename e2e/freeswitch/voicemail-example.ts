import { dialDocument, type CallDocument } from '@/lib/call-plan/documents';
import { compileExtension } from '@/lib/extensions/plan';
import { hashPin } from '@/lib/voicemails/pin';
import { compileVoicemail, type PlanMessage } from '@/lib/voicemails/plan';
import { domain, extensionId, number } from './example-pbx';

const tenant = {
  ...{ id: 'ten_1', sipDomain: domain, countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};

export const PIN = '4821';
export const GREETING = 'snd_00000000000000000001';
export const boxId = (name: string) => `vmb_${name.padStart(20, '0')}`;
export const messageId = (name: string) => `vmm_${name.padStart(20, '0')}`;

const message = (name: string, heard = false): PlanMessage => ({
  ...{ id: messageId(name), at: 1_790_000_000, seconds: 3, heard },
  callerNumber: '+4940123456',
});

function box(
  name: string,
  dialled: string,
  config: object = {},
  messages: PlanMessage[] = [],
): CallDocument[] {
  const common = { id: boxId(name), kind: 'voicemail', name: 'Ada', number: dialled };
  const own = { greeting: GREETING, pin: hashPin(PIN), maxSeconds: 10, ...config };
  return compileVoicemail({ ...common, enabled: true, config: own, state: messages }, tenant);
}

/** 107 has the box of 820; it rings nobody, so callers reach the box. */
export const VOICEMAIL: CallDocument[] = [
  ...box('1', '820'),
  ...box('2', '821', { maxMessages: 1 }, [message('7')]),
  ...box('3', '822', {}, [message('31'), message('32', true)]),
  ...box('4', '823', { askPin: true }),
  ...box('5', '824'),
  ...box('6', '825', {}, [message('61')]),
  ...number('+4930901840', 'num_box', { kind: 'voicemail', id: boxId('6') }, ''),
  ...compileExtension(
    {
      ...{ id: extensionId('107'), number: '107', name: 'Ada', enabled: true },
      ...{ ringTimeoutSeconds: 5, outboundCallerId: null, devices: [] },
      config: { voicemail: boxId('1') },
    },
    tenant,
  ),
  // Who calls in these tests is 101: the box of the tests about listening.
  ...compileExtension(
    {
      ...{ id: extensionId('101'), number: '101', name: 'Ann', enabled: true },
      ...{ ringTimeoutSeconds: 5, outboundCallerId: null },
      devices: [{ id: 'dev_101a', username: 'phone101a', enabled: true }],
      config: { voicemail: boxId('3') },
    },
    tenant,
  ),
  dialDocument(domain, '*97', { go: { kind: 'feature', id: 'voicemail' }, argument: true }),
];
