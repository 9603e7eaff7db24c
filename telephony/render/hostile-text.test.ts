import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { renderNumberDocument, type DialplanTenant } from './dialplan';
import { renderDirectoryDocument } from './directory';
import { plainText } from './switch-text';
import { element, escapeXml, renderXml } from './xml';

const tenant: DialplanTenant = { id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' };
const owner = {
  id: 'ext_1',
  number: '101',
  enabled: true,
  ringTimeoutSeconds: 30,
  outboundCallerId: null,
};
const device = { id: 'dev_1', username: 'dk3f9x2q', enabled: true };

const SYNTAX = [
  '${system rm}',
  '$${x}',
  '$1',
  '\\$',
  "'",
  '"',
  ',',
  '[a=b]',
  '{a=b}',
  '<b>',
  '&amp;',
  '|',
  '^^:',
  '\r\n',
  '\n\n',
  '\0',
  '\u202e',
  '`id`',
  '$(id)',
  ';',
  'ARRAY::a|:b',
  '%0a',
  '/',
  '@',
  ':',
  'ü',
  '漢',
  '😀',
  '\ud800',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...SYNTAX), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: () => false,
});

interface ParsedUser {
  user: { variables: { variable: { name: string; value: string }[] } };
}

test('a name of any kind is one harmless line', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const text = plainText(name);
      expect(text).not.toMatch(/[$`"\\{}[\]<>|/:@\p{Cc}\p{Bidi_Control}]/u);
      expect(Array.from(text).length).toBeLessThanOrEqual(80);
      expect(plainText(text)).toBe(text);
    }),
  );
});

test('a display name arrives in the directory entry as that line, and nothing else changes', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const xml = renderDirectoryDocument(tenant, { ...owner, name }, device);
      const parsed = parser.parse(xml ?? '') as ParsedUser;
      const variables = parsed.user.variables.variable;
      expect(variables.map((one) => one.name)).toEqual([
        'pbx_extension_id',
        'pbx_device_id',
        'effective_caller_id_name',
        'effective_caller_id_number',
      ]);
      expect(xml).not.toContain('${');
    }),
  );
});

test('a prefix of any kind leaves the shape of the number document as it is', () => {
  const actions = (prefix: string) => {
    const xml = renderNumberDocument(tenant, {
      id: 'num_1',
      e164: '+4930901820',
      enabled: true,
      callerNamePrefix: prefix,
      destination: { kind: 'busy' },
    });
    return [...xml.matchAll(/application="([^"]*)"/g)].map(([, application]) => application).join();
  };
  fc.assert(
    fc.property(hostile, (prefix) => {
      const expected = plainText(prefix) === '' ? actions('') : actions('Sales');
      expect(actions(prefix)).toBe(expected);
    }),
  );
});

test('any text survives as an attribute, but for characters XML cannot carry', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const xml = renderXml([element('a', { b: text })]);
      expect(xml).toMatch(/^<a b="[^"<>\n\r\t]*"\/>\n$/);
      expect(escapeXml(text)).not.toMatch(/\p{Surrogate}/u);
    }),
  );
  expect(escapeXml(`<a b="c" d='e'>&\n`)).toBe(
    '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;&#10;',
  );
});
