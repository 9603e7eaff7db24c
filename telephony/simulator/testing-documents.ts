import type { PlanTenant } from '@/lib/call-plan/compile';
import { compileExtension, type PlanExtension } from '@/lib/extensions/plan';
import { compileNumber } from '@/lib/numbers/plan';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { directoryKey, renderDirectoryDocument } from '../render/directory';

const TENANT: PlanTenant = {
  ...{ id: 'ten_acme', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};

const ADA = 'ext_01kaqx3fz8w2c7r5m9h1';
const BO = 'ext_01kaqx3fz8w2c7r5m9h2';

const PEOPLE: PlanExtension[] = [
  {
    ...{ id: ADA, number: '100', name: 'Ada & Co', enabled: true, ringTimeoutSeconds: 25 },
    ...{ outboundCallerId: '+4930901820', config: {} },
    devices: [
      { id: 'dev_a', username: 'da', enabled: true },
      { id: 'dev_b', username: 'db', enabled: true },
    ],
  },
  {
    ...{ id: BO, number: '101', name: 'Bo', enabled: true, ringTimeoutSeconds: 40 },
    ...{ outboundCallerId: null, config: {} },
    devices: [{ id: 'dev_c', username: 'dc', enabled: true }],
  },
];

/** The documents of a small PBX, by the control plane's own rendering. */
export function renderDocuments(): [key: string, text: string][] {
  const number = {
    ...{ id: 'num_1', e164: '+4930901820', label: '', enabled: true, callerNamePrefix: null },
    config: { destination: { kind: 'extension', id: ADA } },
  };
  const compiled = [
    ...PEOPLE.flatMap((extension) => compileExtension(extension, TENANT)),
    ...compileNumber(number, TENANT),
    ...compileOutgoing(TENANT, { trunks: [], defaultCallerId: number.e164 }),
  ];
  const directory = PEOPLE.flatMap((extension) =>
    extension.devices.flatMap((device): [string, string][] => {
      const xml = renderDirectoryDocument(TENANT, extension, device);
      return xml === null ? [] : [[directoryKey(TENANT.sipDomain, device.username), xml]];
    }),
  );
  return [...compiled.map(({ key, text }): [string, string] => [key, text]), ...directory];
}
