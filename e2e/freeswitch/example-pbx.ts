import { dialDocument, planDocument, type CallDocument } from '@/lib/call-plan/documents';
import type { PlanTenant } from '@/lib/call-plan/compile';
import type { DialDocument, GuardedStep, PlanDocument, Target } from '@/lib/call-plan/plan';
import { compileExtension, type PlanExtension } from '@/lib/extensions/plan';
import { compileNumber, type PlanNumber } from '@/lib/numbers/plan';
import { compileOutgoing } from '@/lib/outgoing/plan';
import type { DocumentRecord } from '@/telephony/ports';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';

export const tenant: PlanTenant = {
  id: 'ten_1',
  sipDomain: 'acme.pbx.localhost',
  countryCode: '49',
  timezone: 'Europe/Berlin',
  language: 'en',
};
/** A tenant that cannot call out. */
export const other: PlanTenant = { ...tenant, id: 'ten_2', sipDomain: 'other.pbx.localhost' };
export const domain = tenant.sipDomain;

/** Anything a person can type into a name; `file` is what running it would make. */
const hostileName = (file: string) =>
  `Ann "A" \${system touch ${file}}, [x=1]{y}<sip:e@evil>\r\nX-Evil: 1`;

const device = (number: string, end = 'a') => ({
  id: `dev_${number}${end}`,
  username: `phone${number}${end}`,
  enabled: true,
});

export const extensionId = (number: string) => `ext_${number.padStart(20, '0')}`;

const extension = (number: string, more: Partial<PlanExtension> = {}): PlanExtension => ({
  id: extensionId(number),
  number,
  name: `Person ${number}`,
  enabled: true,
  ringTimeoutSeconds: 2,
  outboundCallerId: null,
  config: {},
  devices: [device(number)],
  ...more,
});

function directory(of: PlanTenant, owner: PlanExtension): [key: string, xml: string | null] {
  const [phone] = owner.devices;
  if (!phone) throw new Error('The example extension has a phone');
  return [directoryKey(of.sipDomain, phone.username), renderDirectoryDocument(of, owner, phone)];
}

export function number(
  e164: string,
  id: string,
  destination: Target | null,
  trap: string,
): CallDocument[] {
  const one: PlanNumber = {
    id,
    e164,
    label: '',
    enabled: true,
    callerNamePrefix: `Sales: \${system touch ${trap}}`,
    config: { destination },
  };
  return compileNumber(one, tenant);
}

function numbers(trap: string): CallDocument[] {
  return [
    ...number('+4930901820', 'num_sales', { kind: 'extension', id: extensionId('102') }, trap),
    ...number('+4930901822', 'num_busy', { kind: 'busy' }, trap),
    ...number('+4930901823', 'num_nowhere', null, trap),
    ...number('+4930901824', 'num_hangup', { kind: 'hangup' }, trap),
  ];
}

/** What a test needs beside that: a plan of its own under a number people can dial. */
export function plan(
  dialled: string,
  id: string,
  steps: GuardedStep[],
  more: Partial<PlanDocument> = {},
): CallDocument[] {
  const go: DialDocument['go'] = { kind: 'ring_group', id };
  return [
    dialDocument(domain, dialled, { go }),
    planDocument(domain, { id, kind: 'ring_group', name: id, steps, ...more }),
  ];
}

/** The example PBX as the control plane would push it. `trap`: see hostileName. */
export function documents(trap: string, more: readonly CallDocument[] = []): DocumentRecord[] {
  const ann = extension('101', { name: hostileName(trap), outboundCallerId: '+4930901821' });
  const bob = extension('102', { devices: [device('102'), device('102', 'b')] });
  const plans: CallDocument[] = [
    ...[ann, bob, extension('103', { enabled: false }), extension('104', { devices: [] })].flatMap(
      (one) => compileExtension(one, tenant),
    ),
    ...[extension('105'), extension('106')].flatMap((one) => compileExtension(one, tenant)),
    ...numbers(trap),
    ...compileOutgoing(tenant, {
      trunks: [{ id: 'trk_1', set: 10007 }],
      defaultCallerId: '+4930901820',
    }),
    ...compileOutgoing(other, { trunks: [], defaultCallerId: null }),
    ...more,
  ];
  const all: [key: string, text: string | null][] = [
    ...plans.map(({ key, text }): [string, string] => [key, text]),
    directory(tenant, ann),
    directory(tenant, bob),
    directory(other, extension('101')),
  ];
  return all.map(([key, xml], index) => ({ key, seq: BigInt(index + 1), xml }));
}
