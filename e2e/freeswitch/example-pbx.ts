import type { DocumentRecord } from '@/telephony/ports';
import {
  dialplanKey,
  renderExtensionDocument,
  renderNumberDocument,
  type Destination,
  type DialplanExtension,
  type DialplanTenant,
} from '@/telephony/render/dialplan';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import { renderFallbackDocument } from '@/telephony/render/fallback-dialplan';

const tenant: DialplanTenant = { id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' };
/** A tenant that cannot call out. */
export const other: DialplanTenant = { ...tenant, id: 'ten_2', sipDomain: 'other.pbx.localhost' };
export const domain = tenant.sipDomain;

/** Anything a person can type into a name; `file` is what running it would make. */
const hostileName = (file: string) =>
  `Ann "A" \${system touch ${file}}, [x=1]{y}<sip:e@evil>\r\nX-Evil: 1`;

const extension = (number: string, more: Partial<DialplanExtension> = {}): DialplanExtension => ({
  id: `ext_${number}`,
  number,
  name: `Person ${number}`,
  enabled: true,
  ringTimeoutSeconds: 2,
  outboundCallerId: null,
  ...more,
});

const device = (number: string, end = 'a') => ({
  id: `dev_${number}${end}`,
  username: `phone${number}${end}`,
  enabled: true,
});

type Document = [key: string, xml: string | null];

function extensions(trap: string): Document[] {
  const ann = extension('101', { name: hostileName(trap), outboundCallerId: '+4930901821' });
  const bob = extension('102');
  const off = extension('103', { enabled: false });
  return [
    [dialplanKey(domain, '101'), renderExtensionDocument(tenant, ann, [device('101')])],
    [
      dialplanKey(domain, '102'),
      renderExtensionDocument(tenant, bob, [device('102'), device('102', 'b')]),
    ],
    [dialplanKey(domain, '103'), renderExtensionDocument(tenant, off, [device('103')])],
    [dialplanKey(domain, '104'), renderExtensionDocument(tenant, extension('104'), [])],
    [directoryKey(domain, 'phone101a'), renderDirectoryDocument(tenant, ann, device('101'))],
    [directoryKey(domain, 'phone102a'), renderDirectoryDocument(tenant, bob, device('102'))],
    [
      directoryKey(other.sipDomain, 'phone101a'),
      renderDirectoryDocument(other, extension('101'), device('101')),
    ],
  ];
}

function numbers(trap: string): Document[] {
  const one = (e164: string, id: string, destination: Destination | null): Document => {
    const callerNamePrefix = `Sales: \${system touch ${trap}}`;
    const number = { id, e164, enabled: true, callerNamePrefix, destination };
    return [dialplanKey(domain, e164), renderNumberDocument(tenant, number)];
  };
  return [
    one('+4930901820', 'num_sales', { kind: 'extension', number: '102' }),
    one('+4930901822', 'num_busy', { kind: 'busy' }),
    one('+4930901823', 'num_nowhere', null),
    one('+4930901824', 'num_hangup', { kind: 'hangup' }),
  ];
}

/** The example PBX as the control plane would push it. `trap`: see hostileName. */
export function documents(trap: string): DocumentRecord[] {
  const outgoing = { trunk: { setId: 10007 }, defaultCallerId: '+4930901820' };
  const all: Document[] = [
    ...extensions(trap),
    ...numbers(trap),
    [dialplanKey(domain, '*'), renderFallbackDocument(tenant, outgoing)],
    [
      dialplanKey(other.sipDomain, '*'),
      renderFallbackDocument(other, { trunk: null, defaultCallerId: null }),
    ],
  ];
  return all.map(([key, xml], index) => ({ key, seq: BigInt(index + 1), xml }));
}
