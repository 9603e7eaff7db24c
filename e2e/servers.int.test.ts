import { createConnection } from 'mariadb';
import { expect, it } from 'vitest';
import { env } from '@/lib/env';
import { createDatabase, createEmptyDatabase } from './database';
import { testServers } from './test-servers';

async function tables(url: string): Promise<number> {
  const connection = await createConnection(url.replace('mysql://', 'mariadb://'));
  try {
    const rows: unknown[] = await connection.query('SHOW TABLES');
    return rows.length;
  } finally {
    await connection.end();
  }
}

it('gives each test file a migrated database with the rights of the web app', async () => {
  const { DATABASE_URL } = env();
  expect(new URL(DATABASE_URL).pathname).toMatch(/^\/livery_test_/);
  expect(await tables(DATABASE_URL)).toBeGreaterThan(10);
  const connection = await createConnection(DATABASE_URL.replace('mysql://', 'mariadb://'));
  await expect(connection.query('CREATE TABLE no (id INT)')).rejects.toThrow('denied');
  await connection.end();
});

it('makes databases on request, apart from each other', async () => {
  const [migrated, empty] = [await createDatabase(), await createEmptyDatabase()];
  expect(migrated.name).not.toBe(empty.name);
  expect(await tables(empty.url)).toBe(0);
  expect(await tables(migrated.workerUrl)).toBeGreaterThan(10);
});

it('answers on the JSON-RPC of Kamailio', async () => {
  const { KAMAILIO_RPC_URL } = env();
  const { origin, pathname, username, password } = new URL(KAMAILIO_RPC_URL);
  const answer = await fetch(`${origin}${pathname}`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'core.version', id: 1 }),
  });
  expect(await answer.text()).toContain('kamailio');
  expect(testServers().kamailio.pid).toBeGreaterThan(0);
});
