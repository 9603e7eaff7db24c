import { expect, test } from 'vitest';
import { sipHa1 } from './sip-digest';

// RFC 2617 section 3.5: user "Mufasa", realm "testrealm@host.com", password "Circle Of Life".
test('HA1 is the one of the RFC example', () => {
  expect(sipHa1('Mufasa', 'testrealm@host.com', 'Circle Of Life').ha1).toBe(
    '939e7578ed9e3c518a452acee763bce9',
  );
});

test('HA1b uses user@domain as the name', () => {
  const plain = sipHa1('bob@example.org', 'example.org', 'secret');
  expect(sipHa1('bob', 'example.org', 'secret').ha1b).toBe(plain.ha1);
});
