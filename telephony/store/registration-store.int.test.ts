import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { createDatabase, createEmptyDatabase } from '@/e2e/database';
import { testServers } from '@/e2e/test-servers';
import { connectAsRoot } from '@/scripts/database/accounts';
import { loadKamailioSchema } from '@/scripts/database/kamailio-schema';
import { startRegistrations } from '@/telephony/reconcile/registrations';
import { openDatabase, type Database } from './database';
import { createRegistrationStore } from './registration-store';

let database: Database;
let kamailio: Database;

beforeAll(async () => {
  const [own, foreign] = [await createDatabase(), await createEmptyDatabase()];
  const root = await connectAsRoot(testServers().mariadb.socketPath, foreign.name);
  await loadKamailioSchema(root);
  await root.end();
  database = openDatabase({ url: own.workerUrl, poolSize: 3 });
  kamailio = openDatabase({ url: foreign.workerUrl, poolSize: 3 });
  for (const name of ['one', 'two']) {
    await kamailio.run(
      'INSERT INTO subscriber (username, domain, tenant_id, device_id) VALUES (?, ?, ?, ?)',
      [name, 'a.test', 'ten_a', `dev_${name}`],
    );
  }
});

afterAll(async () => {
  await database.close();
  await kamailio.close();
});

const register = (username: string, ruid: string, seconds: number) =>
  kamailio.run(
    `INSERT INTO location (ruid, username, domain, contact, received, expires, user_agent, last_modified)
     VALUES (?, ?, 'a.test', 'sip:x@10.0.0.1:5060', 'sip:192.0.2.7:5060',
       UTC_TIMESTAMP() + INTERVAL ? SECOND, 'A phone', UTC_TIMESTAMP())`,
    [ruid, username, seconds],
  );

const shown = () =>
  database.query(
    `SELECT device_id AS device, tenant_id AS tenant, contacts, user_agent AS agent, address
     FROM device_registration ORDER BY device_id`,
  );

describe('registrations', () => {
  it('are read by device, expired ones left out', async () => {
    await register('one', 'a', 600);
    await register('one', 'b', 600);
    await register('two', 'c', -5);
    const store = createRegistrationStore(database, kamailio);
    const place = { address: '192.0.2.7:5060', transport: 'udp', userAgent: 'A phone' };
    const expected = [
      { deviceId: 'dev_one', tenantId: 'ten_a', contacts: 2, places: [place, place] },
    ];
    expect(await store.observed()).toMatchObject(expected);
    expect(await store.observed(60)).toMatchObject(expected);
  });

  it('are copied to where the cabinet reads them, and go with the phone', async () => {
    const store = createRegistrationStore(database, kamailio);
    const first = startRegistrations(store, pino({ level: 'silent' }));
    await expect.poll(shown).toEqual([
      {
        ...{ device: 'dev_one', tenant: 'ten_a', contacts: 2, agent: 'A phone' },
        address: 'sip:192.0.2.7:5060',
      },
    ]);
    await first.stop();
    await kamailio.run("DELETE FROM location WHERE username = 'one'");
    const second = startRegistrations(store, pino({ level: 'silent' }));
    await expect.poll(shown).toEqual([]);
    await second.stop();
  });
});
