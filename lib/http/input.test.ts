import { expect, test } from 'vitest';
import { getExtension, listExtensions } from '@/lib/extensions/contract';
import { parseParams, parseQuery, readBody } from './input';

const at = (path: string) => new URL(path, 'http://x');

test('an id comes out of the address, decoded', () => {
  expect(parseParams(getExtension, at('/api/v1/extensions/a%2Fb'))).toEqual({ id: 'a/b' });
});

test('an address that cannot be an id names nothing: 404', () => {
  for (const path of [`/api/v1/extensions/%E0%A4%A`, `/api/v1/extensions/${'x'.repeat(200)}`]) {
    const refused = expect.objectContaining({ code: 'not_found' });
    expect(() => parseParams(getExtension, at(path)), path).toThrow(refused);
  }
});

test('a parameter twice is refused', () => {
  const url = at('/api/v1/extensions?limit=1&limit=2');
  expect(() => parseQuery(listExtensions, url)).toThrow(/given twice/);
});

test('a stream that never ends is left as soon as it is too long', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(100_000));
    },
  });
  const headers = { 'Content-Type': 'application/json' };
  // `duplex` is asked for by the standard and not yet in the types.
  const init: object = { method: 'POST', body, headers, duplex: 'half' };
  const request = new Request('http://x', init);
  const operation = { ...getExtension, body: listExtensions.query };
  const refused = expect.objectContaining({ code: 'body_too_large' });
  await expect(readBody(operation, request)).rejects.toThrow(refused);
  expect(sent).toBeLessThan(20);
});
