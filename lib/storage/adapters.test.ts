import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3Peer } from '@/e2e/peers/s3-peer';
import { describeStorage } from './conformance';
import { createLocalStorage } from './local';
import { oneChunk } from './port';
import { createS3Storage } from './s3';
import { signed } from './sigv4';

let directory: string;
let peer: S3Peer;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'storage-'));
  peer = await S3Peer.start();
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await peer.stop();
});

describeStorage('a local directory', () => createLocalStorage(directory));
describeStorage('S3', () => createS3Storage(peer.options));

describe('a local directory', () => {
  it('leaves no drafts behind', () => {
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.split('/').at(-1)?.startsWith('.'))).toEqual([]);
  });

  it('says when it cannot be written', async () => {
    writeFileSync(join(directory, 'file'), '');
    const storage = createLocalStorage(join(directory, 'file'));
    await expect(storage.put('a', oneChunk(Buffer.from('x')), 1)).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });
});

describe('S3', () => {
  it('says when the server refuses, fails or is away', async () => {
    const storage = createS3Storage({ ...peer.options, secretAccessKey: 'wrong' });
    await expect(storage.get('a')).rejects.toMatchObject({ kind: 'unavailable' });
    peer.faults.push(503, 500, 413);
    const good = createS3Storage(peer.options);
    await expect(good.stat('a')).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(good.remove('a')).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(good.put('a', oneChunk(Buffer.from('x')), 1)).rejects.toMatchObject({
      kind: 'too_large',
    });
    const away = createS3Storage({ ...peer.options, endpoint: 'http://127.0.0.1:1' });
    await expect(away.stat('a')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('keeps the bucket in the path', async () => {
    await createS3Storage(peer.options).put('a/b.wav', oneChunk(Buffer.from('x')), 1);
    expect(peer.files.get('/livery/a/b.wav')?.toString()).toBe('x');
  });

  it("signs as the example of Amazon's documentation", () => {
    const headers = signed(
      {
        method: 'GET',
        url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'),
        headers: { range: 'bytes=0-9' },
        payload: createHash('sha256').update('').digest('hex'),
      },
      {
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        region: 'us-east-1',
      },
      new Date('2013-05-24T00:00:00Z'),
    );
    expect(headers['authorization']).toContain(
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });
});
