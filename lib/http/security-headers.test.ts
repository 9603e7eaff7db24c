import { expect, test } from 'vitest';
import { contentSecurityPolicy, newNonce, securityHeaders } from './security-headers';

test('nothing runs without the nonce of this answer', () => {
  const policy = contentSecurityPolicy('abc', false);
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("style-src 'self' 'nonce-abc';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline');
  expect(newNonce()).not.toBe(newNonce());
});

test('strict transport is asked for where there is TLS', () => {
  const names = (secure: boolean) => securityHeaders(secure).map(([name]) => name);
  expect(names(true)).toContain('Strict-Transport-Security');
  expect(names(false)).not.toContain('Strict-Transport-Security');
});
