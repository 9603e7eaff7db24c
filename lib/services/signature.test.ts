import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { signatureOf } from './signature';

test('as anybody else computes it', () => {
  const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', 'a secret'], {
    input: '1764064800.{"caller":"+49 ü"}',
  });
  const hex = made.toString().trim().split(' ').at(-1);
  expect(signatureOf('a secret', '1764064800', '{"caller":"+49 ü"}')).toBe(`sha256=${hex}`);
});
