import { afterAll, describe, expect, it } from 'vitest';
import mariadb from 'mariadb';
import { createDatabase } from '@/e2e/database';
import { describeConfigStore } from './conformance';
import { MariaDbConfigStore } from './mariadb';
import { StoreError } from './port';

const { url } = await createDatabase();

function poolOf(address: string, acquireTimeout = 5000) {
  const { hostname, port, username, password, pathname } = new URL(address);
  return mariadb.createPool({
    ...{ host: hostname, port: Number(port), user: username, password, timezone: 'Z' },
    ...{ database: pathname.slice(1), connectionLimit: 4, acquireTimeout },
  });
}

const pool = poolOf(url);
afterAll(() => pool.end());

describeConfigStore('MariaDB', () => new MariaDbConfigStore(pool));

describe('MariaDB as a config store', () => {
  it('says unavailable when the server does not answer', async () => {
    const away = new URL(url);
    away.port = '1';
    const nobody = poolOf(away.href, 300);
    const error: unknown = await new MariaDbConfigStore(nobody).health().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ kind: 'unavailable' });
    await nobody.end();
  });

  it('writes in the transaction of the connection it is given', async () => {
    const connection = await pool.getConnection();
    await connection.beginTransaction();
    await new MariaDbConfigStore(connection).upsert('of a transaction', 'x');
    await connection.rollback();
    await connection.release();
    expect(await new MariaDbConfigStore(pool).get('of a transaction')).toBeUndefined();
  });
});
