/**
 * Where rendered configuration and temporary data live. Adapters: MariaDB (mariadb.ts); a cluster's
 * key-value store is to stand beside it behind the same port. There is no enumeration: whoever needs
 * a list keeps a manifest of its own (config_document).
 */

/** Opaque: compare for equality only. */
export type StoreVersion = string;

export interface Stored {
  value: string;
  version: StoreVersion;
}

export type StoreErrorKind =
  | 'not_found'
  | 'exists'
  | 'conflict'
  | 'unavailable'
  /** The write may or may not have happened: read before trying again. */
  | 'ambiguous'
  | 'too_large';

export class StoreError extends Error {
  constructor(
    readonly kind: StoreErrorKind,
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`config store: ${kind} (${key})`, options);
    this.name = 'StoreError';
  }
}

/** Bytes of UTF-8: the smallest limit among the adapters. */
export const MAX_KEY_BYTES = 246;
export const MAX_VALUE_BYTES = 16 * 1024 * 1024;

export interface ConfigStore {
  /** Undefined when there is none. */
  get(key: string): Promise<Stored | undefined>;
  getMany(keys: readonly string[]): Promise<Map<string, Stored>>;
  /** `exists` when there is one already. */
  insert(key: string, value: string): Promise<StoreVersion>;
  /** `conflict` when the version is no longer this one, `not_found` when it is gone. */
  replace(key: string, value: string, version: StoreVersion): Promise<StoreVersion>;
  upsert(key: string, value: string): Promise<StoreVersion>;
  upsertMany(entries: readonly { key: string; value: string }[]): Promise<void>;
  remove(key: string, version?: StoreVersion): Promise<void>;
  removeMany(keys: readonly string[]): Promise<void>;
  /** Reads, changes and replaces until nobody came between; `change` may run several times. */
  mutate(key: string, change: (current: string | undefined) => string): Promise<Stored>;
  /** A real operation, not a connection check. Throws `unavailable`. */
  health(): Promise<void>;
}

export interface TempStore extends ConfigStore {
  setFor(key: string, value: string, ttlSeconds: number): Promise<StoreVersion>;
  touch(key: string, ttlSeconds: number): Promise<void>;
  increment(key: string, by: number, ttlSeconds: number): Promise<number>;
}
