import { expect, test } from 'vitest';
import { requireSameOrigin } from './origin';

const from = (origin?: string) => new Headers(origin === undefined ? {} : { Origin: origin });

test('reading is free, changing needs this very host', () => {
  expect(() => requireSameOrigin('GET', from('http://evil'), 'a.example')).not.toThrow();
  expect(() => requireSameOrigin('POST', from('https://a.example'), 'a.example')).not.toThrow();
  for (const origin of [undefined, 'null', 'x', 'http://a.example.evil', 'http://a.example:1']) {
    expect(() => requireSameOrigin('POST', from(origin), 'a.example'), origin).toThrow();
  }
});
