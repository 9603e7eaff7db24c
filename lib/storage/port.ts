/**
 * Where files of people live: sounds, recordings, voicemail. Adapters: a local directory (local.ts)
 * and anything that speaks S3 (s3.ts). Keys are ours and carry the tenant: `sounds/ten_…/snd_…/….wav`.
 */

export type StorageErrorKind = 'not_found' | 'unavailable' | 'too_large';

export class StorageError extends Error {
  constructor(
    readonly kind: StorageErrorKind,
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`storage: ${kind} (${key})`, options);
    this.name = 'StorageError';
  }
}

/** Bytes of one file. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;

export type FileBody = AsyncIterable<Uint8Array>;

/** First and last byte, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

export interface Storage {
  /**
   * Whole or not at all, in the place of what was there. `bytes` is the length of `body`; another
   * length, or a body that throws, stores nothing. Throws `too_large` over MAX_FILE_BYTES.
   */
  put(key: string, body: FileBody, bytes: number): Promise<void>;
  /** Throws `not_found`. A body that is not read to its end must be returned from (`for await` does). */
  get(key: string, range?: ByteRange): Promise<FileBody>;
  /** Undefined when there is none. */
  stat(key: string): Promise<{ bytes: number } | undefined>;
  /** Also when there is none. */
  remove(key: string): Promise<void>;
}

const KEY = /^[a-z0-9][a-z0-9_.-]*(\/[a-z0-9][a-z0-9_.-]*)*$/;
const KEY_LENGTH = 200;

/** Keys are made of our ids, never of a user's words; this is the net below. @throws Error */
export function checkedKey(key: string): string {
  if (key.length <= KEY_LENGTH && KEY.test(key)) return key;
  throw new Error(`Not a storage key: ${JSON.stringify(key.slice(0, KEY_LENGTH))}`);
}

/** A file in one piece as a body. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export async function readAll(body: FileBody): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
