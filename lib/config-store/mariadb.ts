import { isDuplicate, storeError, type Operation } from './mariadb-errors';
import {
  MAX_KEY_BYTES,
  MAX_VALUE_BYTES,
  StoreError,
  type Stored,
  type StoreVersion,
  type TempStore,
} from './port';

/** A pool, or the connection of a transaction: then the entries are written in that transaction. */
export interface SqlSession {
  query<T>(sql: string, values?: readonly unknown[]): Promise<T>;
  batch<T>(sql: string, values: readonly (readonly unknown[])[]): Promise<T>;
}

interface EntryRow {
  key: string;
  value: string;
  version: bigint;
}

const ALIVE = '(`expires_at` IS NULL OR `expires_at` > UTC_TIMESTAMP(3))';
/** Begins at the clock, so an entry removed and made anew never repeats a version. */
const FIRST_VERSION = 'CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS UNSIGNED)';
const EXPIRY = 'UTC_TIMESTAMP(3) + INTERVAL ? SECOND';
const UPSERT = `INSERT INTO config_entry (\`key\`, \`value\`, version, expires_at)
  VALUES (?, ?, ${FIRST_VERSION}, NULL)
  ON DUPLICATE KEY UPDATE \`value\` = VALUES(\`value\`), version = version + 1, expires_at = NULL`;
/** Attempts of `mutate` before it gives up: so many writers at one key are a fault elsewhere. */
const MUTATE_ATTEMPTS = 100;
const SLICE = 1000;

function checkSize(key: string, value = ''): void {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new StoreError('too_large', key);
  if (Buffer.byteLength(value) > MAX_VALUE_BYTES) throw new StoreError('too_large', key);
}

function slices<T>(all: readonly T[]): T[][] {
  const out: T[][] = [];
  for (let start = 0; start < all.length; start += SLICE) out.push(all.slice(start, start + SLICE));
  return out;
}

/** The default adapter: table `config_entry`. Expired entries are as good as gone. */
export class MariaDbConfigStore implements TempStore {
  constructor(private readonly sql: SqlSession) {}

  private async guard<T>(key: string, operation: Operation, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeError(error, key, operation);
    }
  }

  async get(key: string): Promise<Stored | undefined> {
    return (await this.getMany([key])).get(key);
  }

  async getMany(keys: readonly string[]): Promise<Map<string, Stored>> {
    const found = new Map<string, Stored>();
    for (const slice of slices(keys)) {
      const rows = await this.guard(slice[0] ?? '', 'read', () =>
        this.sql.query<EntryRow[]>(
          `SELECT \`key\`, \`value\`, version FROM config_entry WHERE \`key\` IN (?) AND ${ALIVE}`,
          [slice],
        ),
      );
      for (const row of rows) {
        found.set(row.key, { value: row.value, version: String(row.version) });
      }
    }
    return found;
  }

  async insert(key: string, value: string): Promise<StoreVersion> {
    checkSize(key, value);
    return this.guard(key, 'write', async () => {
      await this.sql.query(`DELETE FROM config_entry WHERE \`key\` = ? AND NOT ${ALIVE}`, [key]);
      try {
        const rows = await this.sql.query<EntryRow[]>(
          `INSERT INTO config_entry (\`key\`, \`value\`, version) VALUES (?, ?, ${FIRST_VERSION}) RETURNING version`,
          [key, value],
        );
        return String(rows[0]?.version);
      } catch (error) {
        throw isDuplicate(error) ? new StoreError('exists', key, { cause: error }) : error;
      }
    });
  }

  async replace(key: string, value: string, version: StoreVersion): Promise<StoreVersion> {
    checkSize(key, value);
    await this.guard(key, 'write', async () => {
      const done = await this.sql.query<{ affectedRows: number }>(
        `UPDATE config_entry SET \`value\` = ?, version = version + 1
         WHERE \`key\` = ? AND version = ? AND ${ALIVE}`,
        [value, key, BigInt(version)],
      );
      if (done.affectedRows === 0) await this.refuse(key);
    });
    return String(BigInt(version) + 1n);
  }

  async upsert(key: string, value: string): Promise<StoreVersion> {
    checkSize(key, value);
    const rows = await this.guard(key, 'write', () =>
      this.sql.query<EntryRow[]>(`${UPSERT} RETURNING version`, [key, value]),
    );
    return String(rows[0]?.version);
  }

  async upsertMany(entries: readonly { key: string; value: string }[]): Promise<void> {
    for (const { key, value } of entries) checkSize(key, value);
    for (const slice of slices(entries)) {
      const rows = slice.map(({ key, value }) => [key, value]);
      await this.guard(slice[0]?.key ?? '', 'write', () => this.sql.batch(UPSERT, rows));
    }
  }

  async remove(key: string, version?: StoreVersion): Promise<void> {
    await this.guard(key, 'write', async () => {
      const [clause, values] = version ? [' AND version = ?', [key, BigInt(version)]] : ['', [key]];
      const done = await this.sql.query<{ affectedRows: number }>(
        `DELETE FROM config_entry WHERE \`key\` = ? AND ${ALIVE}${clause}`,
        values,
      );
      if (done.affectedRows === 0) await this.refuse(key);
    });
  }

  async removeMany(keys: readonly string[]): Promise<void> {
    for (const slice of slices(keys)) {
      await this.guard(slice[0] ?? '', 'write', () =>
        this.sql.query('DELETE FROM config_entry WHERE `key` IN (?)', [slice]),
      );
    }
  }

  async mutate(key: string, change: (current: string | undefined) => string): Promise<Stored> {
    for (let attempt = 0; attempt < MUTATE_ATTEMPTS; attempt += 1) {
      const current = await this.get(key);
      const value = change(current?.value);
      try {
        const version = current
          ? await this.replace(key, value, current.version)
          : await this.insert(key, value);
        return { value, version };
      } catch (error) {
        const beaten =
          error instanceof StoreError && ['conflict', 'exists', 'not_found'].includes(error.kind);
        if (!beaten) throw error;
      }
    }
    throw new StoreError('conflict', key);
  }

  async setFor(key: string, value: string, ttlSeconds: number): Promise<StoreVersion> {
    checkSize(key, value);
    const rows = await this.guard(key, 'write', () =>
      this.sql.query<EntryRow[]>(
        `INSERT INTO config_entry (\`key\`, \`value\`, version, expires_at)
         VALUES (?, ?, ${FIRST_VERSION}, ${EXPIRY})
         ON DUPLICATE KEY UPDATE \`value\` = VALUES(\`value\`), version = version + 1,
           expires_at = VALUES(expires_at) RETURNING version`,
        [key, value, ttlSeconds],
      ),
    );
    return String(rows[0]?.version);
  }

  async touch(key: string, ttlSeconds: number): Promise<void> {
    await this.guard(key, 'write', async () => {
      const done = await this.sql.query<{ affectedRows: number }>(
        `UPDATE config_entry SET expires_at = ${EXPIRY} WHERE \`key\` = ? AND ${ALIVE}`,
        [ttlSeconds, key],
      );
      if (done.affectedRows === 0) throw new StoreError('not_found', key);
    });
  }

  async increment(key: string, by: number, ttlSeconds: number): Promise<number> {
    const rows = await this.guard(key, 'write', () =>
      this.sql.query<EntryRow[]>(
        `INSERT INTO config_entry (\`key\`, \`value\`, version, expires_at)
         VALUES (?, ?, ${FIRST_VERSION}, ${EXPIRY})
         ON DUPLICATE KEY UPDATE
           \`value\` = IF(${ALIVE}, CAST(\`value\` AS SIGNED), 0) + ?, version = version + 1,
           expires_at = VALUES(expires_at) RETURNING \`value\``,
        [key, String(by), ttlSeconds, by],
      ),
    );
    return Number(rows[0]?.value);
  }

  async health(): Promise<void> {
    await this.guard('health', 'read', () =>
      this.sql.query('SELECT 1 FROM config_entry WHERE `key` = ?', ['health']),
    );
  }

  /** A write changed nothing: somebody else did, or there is none. */
  private async refuse(key: string): Promise<never> {
    throw new StoreError((await this.get(key)) ? 'conflict' : 'not_found', key);
  }
}
