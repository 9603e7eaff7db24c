import { expect, test } from 'vitest';
import { newId } from '@/lib/shared/ids';
import { readShareToken, shareToken } from './share-token';

const SECRET = 'a secret of thirty-two characters';
const expiresAt = new Date('2026-11-26T12:00:00Z');
const before = new Date('2026-11-26T11:59:59Z');
const shared = { tenantId: newId('tenant'), recordingId: newId('recording'), expiresAt };
const token = shareToken(SECRET, shared);

test('opens what it was made for, and fits into an address', () => {
  expect(readShareToken(SECRET, token, before)).toEqual(shared);
  expect(token).toMatch(/^[\w.-]{1,128}$/);
});

test('until it expires', () => {
  expect(readShareToken(SECRET, token, expiresAt)).toBeUndefined();
});

test.each([
  ['another recording', token.replace(shared.recordingId, newId('recording'))],
  ['another PBX', token.replace(shared.tenantId, newId('tenant'))],
  ['a later end', token.replace(/\.([0-9a-z]+)\.([\w-]+)$/, '.zzzzzzz.$2')],
  ['no signature', token.slice(0, token.lastIndexOf('.'))],
  ['nothing', ''],
])('never with %s put in', (_, forged) => {
  expect(forged).not.toBe(token);
  expect(readShareToken(SECRET, forged, before)).toBeUndefined();
});

test('never signed by somebody else', () => {
  expect(readShareToken(`${SECRET}!`, token, before)).toBeUndefined();
});
