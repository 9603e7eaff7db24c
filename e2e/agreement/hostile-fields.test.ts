import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { PlanTenant } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { plainText } from '@/lib/call-plan/switch-text';
import type { Json } from '@/lib/objects/kind';
import { fieldsOf, HOSTILE, SUBJECTS } from './hostile';
import { withText } from './sampled';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};

/** Every text in a document, by its reader: JSON of a plan, XML of the directory and of modules. */
function textsOf({ key, text }: CallDocument): string[] {
  if (/^(directory|config):/.test(key)) {
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toContain('${');
    return [];
  }
  const texts: string[] = [];
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

describe.each(SUBJECTS)('$name', (subject) => {
  const { fields, missed } = fieldsOf(subject);

  test('is sampled with every text field', () => {
    expect(fields.length).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });

  test.each(fields)('$name: refused in words, or plain text in the documents', (field) => {
    const { path, body } = field;
    const compiled = (given: Json) =>
      subject.compile(subject.contract.parse(given) as Json, tenant);
    const before = new Set(compiled(body).flatMap(textsOf));
    for (const text of HOSTILE) {
      const given = withText(body, path, text);
      const read = subject.contract.safeParse(given);
      if (!read.success) {
        expect(read.error.issues[0]?.message).toMatch(/\w/);
        continue;
      }
      for (const said of compiled(given).flatMap(textsOf)) {
        if (!before.has(said)) expect([text, plainText(said)]).toEqual([text, said]);
      }
    }
  });
});
