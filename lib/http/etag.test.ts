import { expect, test } from 'vitest';
import { etagOf, requireIfMatch } from './etag';

const given = (value?: string) => new Headers(value === undefined ? {} : { 'If-Match': value });

test('a version comes back from its tag, also when a proxy weakened it', () => {
  expect(requireIfMatch(given(etagOf(12)))).toBe(12);
  expect(requireIfMatch(given('W/"12"'))).toBe(12);
});

test('missing is 428, anything else 400', () => {
  expect(() => requireIfMatch(given())).toThrow(
    expect.objectContaining({ code: 'version_required' }),
  );
  for (const wrong of ['*', '12', '"x"', '"0"', '"-1"', '"1", "2"', '"99999999999"']) {
    const refused = expect.objectContaining({ code: 'invalid_input' });
    expect(() => requireIfMatch(given(wrong)), wrong).toThrow(refused);
  }
});
