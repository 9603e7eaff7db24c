import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkedKey, MAX_FILE_BYTES, StorageError, type FileBody, type Storage } from './port';

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');

function failure(key: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError(isMissing(error) ? 'not_found' : 'unavailable', key, { cause: error });
}

async function write(path: string, body: FileBody, bytes: number): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let written = 0;
    for await (const chunk of body) {
      written += chunk.length;
      if (written > bytes) break;
      await file.writeFile(chunk);
    }
    if (written !== bytes) throw new Error(`the body has ${written} bytes, not ${bytes}`);
    // Whoever is told "stored" may delete its own copy.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A directory of this machine, or of a file server that all machines mount. */
export function createLocalStorage(directory: string): Storage {
  const pathOf = (key: string): string => join(directory, ...checkedKey(key).split('/'));

  return {
    put: async (key, body, bytes) => {
      const path = pathOf(key);
      if (bytes > MAX_FILE_BYTES) throw new StorageError('too_large', key);
      // Begins with a dot, so it is no key: a crash leaves no half file under a name.
      const draft = join(/* turbopackIgnore: true */ dirname(path), `.${randomUUID()}`);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await write(draft, body, bytes);
        await rename(draft, path);
      } catch (error) {
        await unlink(draft).catch(() => undefined);
        throw new StorageError('unavailable', key, { cause: error });
      }
    },
    get: async (key, range) => {
      const path = pathOf(key);
      try {
        const file = await open(path, 'r');
        const ends = range && { start: range.first, end: range.last };
        return createReadStream('', { fd: file, ...ends });
      } catch (error) {
        throw failure(key, error);
      }
    },
    stat: async (key) => {
      const path = pathOf(key);
      try {
        const found = await stat(path);
        return found.isFile() ? { bytes: found.size } : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw failure(key, error);
      }
    },
    remove: async (key) => {
      const path = pathOf(key);
      try {
        await unlink(path);
      } catch (error) {
        if (!isMissing(error)) throw failure(key, error);
      }
    },
  };
}
