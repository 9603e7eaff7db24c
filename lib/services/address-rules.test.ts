import { describe, expect, test } from 'vitest';
import { isAllowedAddress, isNetwork, isPublicAddress } from './address-rules';

describe('addresses that are not asked', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '2001::1',
    'localhost',
    '',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false));
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.0.1.1', '2a01:4f8::1', '2606:4700::1111'])(
  '%s is an address of the Internet',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test('a network of the operator', () => {
  expect(isAllowedAddress('10.1.2.3', ['10.1.0.0/16'])).toBe(true);
  expect(isAllowedAddress('10.2.2.3', ['10.1.0.0/16'])).toBe(false);
  expect(isAllowedAddress('fd00::7', ['10.1.0.0/16', 'fd00::/8'])).toBe(true);
  expect(isAllowedAddress('10.1.2.3', ['10.1.2.3'])).toBe(true);
  expect(isAllowedAddress('10.1.2.3', [])).toBe(false);
  expect(isAllowedAddress('intern', ['0.0.0.0/0'])).toBe(false);
});

test.each([
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['10.0.0.1', true],
  ['10.0.0.0/33', false],
  ['10.0.0.0/-1', false],
  ['10.0.0/8', false],
  ['intern/8', false],
  ['10.0.0.0/8/8', false],
])('%s as a network: %s', (text, is) => expect(isNetwork(text)).toBe(is));
