import { describe, expect, test } from 'vitest';
import { partOf, renderFile } from './file-answer';
import { operation } from './operation';

const listen = operation({
  id: 'listen',
  method: 'GET',
  path: '/api/v1/things/audio',
  tag: 'Things',
  summary: 'Listen',
  reach: 'tenant',
  permission: 'sounds:read',
  fileType: 'audio/wav',
});

const BYTES = Buffer.from('0123456789');
let closed = false;

const file = {
  bytes: BYTES.length,
  etag: 'abc',
  open: async (part?: { first: number; last: number }) =>
    (async function* () {
      try {
        for (const byte of part ? BYTES.subarray(part.first, part.last + 1) : BYTES) {
          yield Uint8Array.of(byte);
        }
      } finally {
        closed = true;
      }
    })(),
};

async function get(headers: Record<string, string>) {
  const { status, body, headers: sent } = await renderFile(listen, file, new Headers(headers));
  const text = await new Response(body).text();
  return { status, text, range: sent['Content-Range'], length: sent['Content-Length'] };
}

test.each([
  [null, undefined],
  ['bytes=0-', { first: 0, last: 9 }],
  ['bytes=2-4', { first: 2, last: 4 }],
  ['bytes=2-99', { first: 2, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-99', { first: 0, last: 9 }],
  ['bytes=10-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=4-2', undefined],
  ['bytes=0-1,3-4', undefined],
  ['bytes=-', undefined],
  ['items=1-2', undefined],
])('%s of ten bytes', (header, part) => {
  expect(partOf(header, 10)).toEqual(part);
});

describe('renderFile', () => {
  test('sends the whole, a part, or nothing new', async () => {
    expect(await get({})).toMatchObject({ status: 200, text: '0123456789', length: '10' });
    const part = await get({ Range: 'bytes=2-4' });
    expect(part).toEqual({ status: 206, text: '234', range: 'bytes 2-4/10', length: '3' });
    expect(await get({ 'If-None-Match': '"abc"' })).toMatchObject({ status: 304, text: '' });
  });

  test('gives the whole new file to whoever has a part of an old one', async () => {
    const headers = { Range: 'bytes=2-4', 'If-Range': '"old"' };
    expect(await get(headers)).toMatchObject({ status: 200, text: '0123456789' });
  });

  test('refuses a part that is not there', async () => {
    await expect(get({ Range: 'bytes=10-' })).rejects.toMatchObject({
      code: 'range_not_satisfiable',
      headers: { 'Content-Range': 'bytes */10' },
    });
  });

  test('closes the file when the listener goes', async () => {
    const { body } = await renderFile(listen, file, new Headers());
    closed = false;
    const reader = body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(closed).toBe(true);
  });
});
