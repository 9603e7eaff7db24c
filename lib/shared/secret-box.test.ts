import { expect, test } from 'vitest';
import { seal, unseal } from './secret-box';

const SECRET = 'a'.repeat(32);

test('what was sealed comes back', () => {
  expect(unseal(SECRET, seal(SECRET, 'päss.wörd'))).toBe('päss.wörd');
  expect(unseal(SECRET, seal(SECRET, ''))).toBe('');
});

test('the same text is sealed differently every time', () => {
  expect(seal(SECRET, 'x')).not.toBe(seal(SECRET, 'x'));
});

test('another secret or a changed text is refused', () => {
  const sealed = seal(SECRET, 'password');
  expect(() => unseal('b'.repeat(32), sealed)).toThrow();
  const body = sealed.split('.');
  const flipped = body[3]?.startsWith('A') ? 'B' : 'A';
  expect(() =>
    unseal(SECRET, [...body.slice(0, 3), flipped + body[3]?.slice(1)].join('.')),
  ).toThrow();
  expect(() => unseal(SECRET, 'nonsense')).toThrow('not a sealed secret');
});
