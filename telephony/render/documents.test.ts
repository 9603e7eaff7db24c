import { readFileSync } from 'node:fs';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import {
  dialplanKey,
  renderExtensionDocument,
  renderNumberDocument,
  type DialplanDevice,
  type DialplanExtension,
  type DialplanNumber,
  type DialplanTenant,
} from './dialplan';
import { directoryKey, renderDirectoryDocument } from './directory';
import { renderFallbackDocument } from './fallback-dialplan';

const tenant: DialplanTenant = { id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' };
const ann: DialplanExtension = {
  id: 'ext_ann',
  number: '101',
  name: 'Ann Müller & Co',
  enabled: true,
  ringTimeoutSeconds: 25,
  outboundCallerId: '+4930901821',
};
const desk: DialplanDevice = { id: 'dev_desk', username: 'dk3f9x2q', enabled: true };
const mobile: DialplanDevice = { id: 'dev_mobile', username: 'mb7c1k0z', enabled: true };
const off: DialplanDevice = { id: 'dev_off', username: 'of000000', enabled: false };
const number: DialplanNumber = {
  id: 'num_1',
  e164: '+4930901820',
  enabled: true,
  callerNamePrefix: 'Sales',
  destination: { kind: 'extension', number: '101' },
};

const documents: Readonly<Record<string, string>> = {
  extension: renderExtensionDocument(tenant, ann, [desk, mobile, off]),
  'extension-disabled': renderExtensionDocument(tenant, { ...ann, enabled: false }, [desk]),
  'extension-without-device': renderExtensionDocument(tenant, ann, [off]),
  'number-to-extension': renderNumberDocument(tenant, number),
  'number-busy': renderNumberDocument(tenant, {
    ...number,
    callerNamePrefix: null,
    destination: { kind: 'busy' },
  }),
  'number-hangup': renderNumberDocument(tenant, { ...number, destination: { kind: 'hangup' } }),
  'number-without-destination': renderNumberDocument(tenant, { ...number, destination: null }),
  'number-disabled': renderNumberDocument(tenant, { ...number, enabled: false }),
  fallback: renderFallbackDocument(tenant, {
    trunk: { setId: 10000 },
    defaultCallerId: '+4930901820',
    emergencyNumbers: ['110', '112'],
  }),
  'fallback-without-trunk': renderFallbackDocument(tenant, { trunk: null, defaultCallerId: null }),
  'directory-user': renderDirectoryDocument(tenant, ann, desk) ?? '',
};

describe('golden documents', () => {
  test.each(Object.entries(documents))('%s', (name, xml) => {
    const golden = new URL(`./golden/${name}.xml`, import.meta.url);
    expect(xml).toBe(readFileSync(golden, 'utf8'));
    expect(XMLValidator.validate(`<document>${xml}</document>`)).toBe(true);
  });
});

test('a switched-off device or extension has no directory entry', () => {
  expect(renderDirectoryDocument(tenant, ann, off)).toBeNull();
  expect(renderDirectoryDocument(tenant, { ...ann, enabled: false }, desk)).toBeNull();
});

test('keys', () => {
  expect(dialplanKey(tenant.sipDomain, '101')).toBe('dialplan:acme.pbx.localhost:101');
  expect(directoryKey(tenant.sipDomain, desk.username)).toBe(
    'directory:acme.pbx.localhost:dk3f9x2q',
  );
});

describe('what could be syntax in a dial string is refused, not mended', () => {
  const bad = {
    username: () => renderExtensionDocument(tenant, ann, [{ ...desk, username: 'a,[b]' }]),
    'device id': () => renderExtensionDocument(tenant, ann, [{ ...desk, id: 'x]sofia' }]),
    'extension id': () => renderExtensionDocument(tenant, { ...ann, id: '${id}' }, [desk]),
    number: () => renderExtensionDocument(tenant, { ...ann, number: '1' }, [desk]),
    domain: () => renderExtensionDocument({ ...tenant, sipDomain: 'a b' }, ann, [desk]),
    'ring time': () => renderExtensionDocument(tenant, { ...ann, ringTimeoutSeconds: 0.5 }, [desk]),
    'E.164': () => renderNumberDocument(tenant, { ...number, e164: '0301' }),
    destination: () =>
      renderNumberDocument(tenant, {
        ...number,
        destination: { kind: 'extension', number: '1 XML' },
      }),
    'set id': () =>
      renderFallbackDocument(tenant, { trunk: { setId: 1.5 }, defaultCallerId: null }),
    'calling code': () =>
      renderFallbackDocument(
        { ...tenant, countryCode: '' },
        { trunk: null, defaultCallerId: null },
      ),
    'caller id': () => renderFallbackDocument(tenant, { trunk: null, defaultCallerId: '030' }),
    'outbound id': () =>
      renderDirectoryDocument(tenant, { ...ann, outboundCallerId: '${x}' }, desk),
  };
  test.each(Object.entries(bad))('%s', (_, render) => {
    expect(render).toThrow();
  });
});
