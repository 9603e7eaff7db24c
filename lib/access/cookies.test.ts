import { expect, test } from 'vitest';
import { cookieOf, sessionCookieName } from './cookies';

test('a cookie is found by its whole name', () => {
  const headers = new Headers({ Cookie: 'xsession=1; session=a%3Db; other=%E0%A4%A; empty=' });
  expect(cookieOf(headers, 'session')).toBe('a=b');
  expect(cookieOf(headers, 'other')).toBeUndefined();
  expect(cookieOf(headers, 'empty')).toBe('');
  expect(cookieOf(headers, 'none')).toBeUndefined();
});

test('the name binds the cookie to the host where there is TLS', () => {
  expect(sessionCookieName(true)).toMatch(/^__Host-/);
});
