import { describe, expect, it } from 'vitest';
import { oneChunk, readAll, StorageError, type Storage, type StorageErrorKind } from './port';

let counter = 0;
function freshKey(): string {
  counter += 1;
  return `conformance/${process.pid}/${Date.now()}-${counter}.bin`;
}

async function kindOfFailure(work: Promise<unknown>): Promise<StorageErrorKind | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof StorageError ? error.kind : undefined;
}

const BYTES = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 251);

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_000) yield bytes.subarray(at, at + 65_000);
}

async function* breaksOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 1000);
  throw new Error('the sender went away');
}

/** What every adapter must do. */
export function describeStorage(name: string, open: () => Storage): void {
  describe(`${name} as storage`, () => {
    it('gives back what was put, to the byte', async () => {
      const [storage, key] = [open(), freshKey()];
      await storage.put(key, inPieces(BYTES), BYTES.length);
      expect(await storage.stat(key)).toEqual({ bytes: BYTES.length });
      expect(await readAll(await storage.get(key))).toEqual(Buffer.from(BYTES));
    });

    it('gives a part', async () => {
      const [storage, key] = [open(), freshKey()];
      await storage.put(key, inPieces(BYTES), BYTES.length);
      const part = await readAll(await storage.get(key, { first: 100, last: 299 }));
      expect(part).toEqual(Buffer.from(BYTES.subarray(100, 300)));
      const first = await readAll(await storage.get(key, { first: 0, last: 0 }));
      expect(first).toEqual(Buffer.from(BYTES.subarray(0, 1)));
    });

    it('takes an empty file', async () => {
      const [storage, key] = [open(), freshKey()];
      await storage.put(key, oneChunk(new Uint8Array(0)), 0);
      expect(await storage.stat(key)).toEqual({ bytes: 0 });
      expect((await readAll(await storage.get(key))).length).toBe(0);
    });

    it('puts a new file in the place of the old one', async () => {
      const [storage, key] = [open(), freshKey()];
      await storage.put(key, oneChunk(BYTES), BYTES.length);
      await storage.put(key, oneChunk(Buffer.from('new')), 3);
      expect((await readAll(await storage.get(key))).toString()).toBe('new');
    });

    it('knows nothing of a file that is not there', async () => {
      const [storage, key] = [open(), freshKey()];
      expect(await storage.stat(key)).toBeUndefined();
      expect(await kindOfFailure(storage.get(key))).toBe('not_found');
      await expect(storage.remove(key)).resolves.toBeUndefined();
    });

    it('removes', async () => {
      const [storage, key] = [open(), freshKey()];
      await storage.put(key, oneChunk(BYTES), BYTES.length);
      await storage.remove(key);
      expect(await storage.stat(key)).toBeUndefined();
    });

    it('keeps the old file when a new one breaks off or is not as long as was said', async () => {
      const [storage, key] = [open(), freshKey()];
      await storage.put(key, oneChunk(Buffer.from('old')), 3);
      expect(await kindOfFailure(storage.put(key, breaksOff(BYTES), BYTES.length))).toBe(
        'unavailable',
      );
      for (const length of [BYTES.length - 1, BYTES.length + 1]) {
        expect(await kindOfFailure(storage.put(key, inPieces(BYTES), length))).toBe('unavailable');
      }
      expect((await readAll(await storage.get(key))).toString()).toBe('old');
    });

    it('refuses a file above its limit before it is sent', async () => {
      const put = open().put(freshKey(), inPieces(BYTES), 3 * 1024 ** 3);
      expect(await kindOfFailure(put)).toBe('too_large');
    });

    it('takes no key that is not ours', async () => {
      const storage = open();
      for (const key of ['', '../x', 'a/../../x', '/etc/passwd', 'a//b', 'A', 'a b', 'ä', '.x']) {
        await expect(storage.stat(key), key).rejects.toThrow('Not a storage key');
        await expect(storage.put(key, oneChunk(BYTES), 1), key).rejects.toThrow('Not a storage');
      }
    });
  });
}
