import {
  dialplanKey,
  renderExtensionDocument,
  renderNumberDocument,
  type DialplanDevice,
  type DialplanExtension,
} from '../render/dialplan';
import { directoryKey, renderDirectoryDocument } from '../render/directory';

const TENANT = {
  id: 'ten_acme',
  sipDomain: 'acme.pbx.localhost',
  timezone: 'Europe/Berlin',
  countryCode: '49',
};

const PEOPLE: { extension: DialplanExtension; devices: DialplanDevice[] }[] = [
  {
    extension: {
      id: 'ext_100',
      number: '100',
      name: 'Ada & Co',
      enabled: true,
      ringTimeoutSeconds: 25,
      outboundCallerId: '+4930901820',
    },
    devices: [
      { id: 'dev_a', username: 'da', enabled: true },
      { id: 'dev_b', username: 'db', enabled: true },
    ],
  },
  {
    extension: {
      id: 'ext_101',
      number: '101',
      name: 'Bo',
      enabled: true,
      ringTimeoutSeconds: 40,
      outboundCallerId: null,
    },
    devices: [{ id: 'dev_c', username: 'dc', enabled: true }],
  },
];

/** The documents of a small PBX, by the control plane's own rendering. */
export function renderDialplans(): [key: string, xml: string][] {
  const documents: [string, string][] = [];
  for (const { extension, devices } of PEOPLE) {
    documents.push([
      dialplanKey(TENANT.sipDomain, extension.number),
      renderExtensionDocument(TENANT, extension, devices),
    ]);
    for (const device of devices) {
      const xml = renderDirectoryDocument(TENANT, extension, device);
      if (xml) documents.push([directoryKey(TENANT.sipDomain, device.username), xml]);
    }
  }
  const number = {
    id: 'num_1',
    e164: '+4930901820',
    enabled: true,
    callerNamePrefix: null,
    destination: { kind: 'extension' as const, number: '100' },
  };
  documents.push([
    dialplanKey(TENANT.sipDomain, number.e164),
    renderNumberDocument(TENANT, number),
  ]);
  return documents;
}
