import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { PlanTenant } from '@/lib/call-plan/compile';
import { plainText } from '@/lib/call-plan/switch-text';
import { compileNumber } from '@/lib/numbers/plan';
import { renderDirectoryDocument } from './directory';
import { element, escapeXml, renderXml } from './xml';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
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

test('a prefix or label of any kind is one harmless line in a document of the same shape', () => {
  const shape = (json: string) =>
    JSON.parse(json, (key, part: unknown) =>
      key === 'text' || (key === 'name' && part !== 'number') ? 'x' : part,
    ) as unknown;
  const compile = (callerNamePrefix: string, label: string) =>
    compileNumber(
      {
        ...{ id: 'num_1', e164: '+4930901820', enabled: true, callerNamePrefix, label },
        config: { destination: { kind: 'busy' } },
      },
      tenant,
    )[1]?.text ?? '';
  fc.assert(
    fc.property(hostile, hostile, (prefix, label) => {
      const expected = plainText(prefix) === '' ? compile('', 'x') : compile('Sales', 'x');
      const json = compile(prefix, label);
      expect(shape(json)).toEqual(shape(expected));
      const { name, steps } = JSON.parse(json) as { name: string; steps: { text?: string }[] };
      for (const text of [name, ...steps.map((step) => step.text ?? '')]) {
        expect(plainText(text)).toBe(text);
      }
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
