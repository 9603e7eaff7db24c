import { expect, test } from 'vitest';
import { outcomeOf, prettyBody } from './request-words';

test.each([
  [{ outcome: 'ok', fault: null }, 'Taken'],
  [{ outcome: 'fallback', fault: null }, 'Fall-back'],
  [{ outcome: 'fallback', fault: 'timeout' }, 'Failed'],
] as const)('%o', (request, word) => expect(outcomeOf(request).word).toBe(word));

test('JSON is spread over lines, what is none is left alone', () => {
  expect(prettyBody('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(prettyBody('<html>')).toBe('<html>');
});
