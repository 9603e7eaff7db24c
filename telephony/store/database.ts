import { createPool, type Connection, type PoolConfig, type UpsertResult } from 'mariadb';

/** A pool or the connection of a transaction. BIGINT comes and goes as bigint, times as UTC Dates. */
export interface Sql {
  query<T>(sql: string, values?: readonly unknown[]): Promise<T>;
  /** For many rows: each a list of its columns, times as text in UTC. */
  arrays<T extends readonly unknown[]>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Affected rows. */
  run(sql: string, values?: readonly unknown[]): Promise<number>;
  batch<T>(sql: string, values: readonly (readonly unknown[])[]): Promise<T>;
}

export interface Database extends Sql {
  /** READ COMMITTED. `work` may run again when the server chose it as a deadlock's victim. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  poolSize: number;
  /** How long a statement waits for a free connection or a dead server. */
  acquireTimeoutMs?: number;
}

const DEADLOCK = 'ER_LOCK_DEADLOCK';
const DEADLOCK_ATTEMPTS = 5;

function poolConfig({ url, poolSize, acquireTimeoutMs = 3000 }: DatabaseOptions): PoolConfig {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: decodeURIComponent(hostname),
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    connectionLimit: poolSize,
    // Grows with need: most workers live on two connections.
    minimumIdle: Math.min(2, poolSize),
    idleTimeout: 300,
    acquireTimeout: acquireTimeoutMs,
    initializationTimeout: acquireTimeoutMs,
    connectTimeout: Math.min(acquireTimeoutMs, 2000),
    timezone: 'Z',
    charset: 'UTF8MB4',
    // Claims and the document sequence count on reading what others have just committed.
    initSql: [
      'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
      'SET SESSION innodb_lock_wait_timeout = 10',
    ],
  };
}

function sqlOf(runner: Pick<Connection, 'query' | 'batch'>): Sql {
  return {
    query: <T>(sql: string, values?: readonly unknown[]) => runner.query<T>(sql, values),
    arrays: <T extends readonly unknown[]>(sql: string, values?: readonly unknown[]) =>
      runner.query<T[]>({ sql, rowsAsArray: true, dateStrings: true }, values),
    run: async (sql, values) => (await runner.query<UpsertResult>(sql, values)).affectedRows,
    batch: <T>(sql: string, values: readonly (readonly unknown[])[]) =>
      runner.batch<T>(sql, values),
  };
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DEADLOCK;
}

/** Connects lazily: a worker starts, and says so, while its database is away. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = createPool(poolConfig(options));

  async function attempt<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      const result = await work(sqlOf(connection));
      await connection.commit();
      return result;
    } catch (error) {
      // The connection may be what broke; the first error is the one to tell.
      await connection.rollback().catch(() => undefined);
      throw error;
    } finally {
      await connection.release();
    }
  }

  return {
    ...sqlOf(pool),
    transaction: async (work) => {
      for (let left = DEADLOCK_ATTEMPTS; ; left -= 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (left <= 1 || !isDeadlock(error)) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}
