import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EntryNode } from './kamailio-server';
import { readRecords, waitForRecords } from './records';
import { runSipp, startCallee } from './sipp';
import { TestTenant } from './tenant-fixture';

describe('while the database is away', () => {
  let entry: EntryNode;
  let acme: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102', '103']);
    expect((await acme.register('101', 1)).code).toBe(0);
    expect((await acme.register('102', 2)).code).toBe(0);
  });

  afterAll(() => entry.stop());

  it('answers 503 to whom it does not know, serves whom it does, and loses no record', async () => {
    const callee = await startCallee(acme.as('102', 2, 'callee-answers-expect-bye'));
    // Begins with the database, ends without.
    const call = runSipp(
      acme.as('101', 1, 'caller-callee-registered-expect-200', { dial: '102', pauseMs: 3000 }),
    );
    await expect
      .poll(() => entry.sql('SELECT id FROM kamailio.dialog'), { timeout: 4000 })
      .toHaveLength(1);
    await entry.stopDatabase();

    const stranger = await runSipp(acme.as('103', 3, 'phone-database-away-expect-503'));
    expect(stranger).toMatchObject({ code: 0, errors: '' });
    const refused = await runSipp(
      acme.as('103', 3, 'caller-database-away-expect-503', { dial: '102' }),
    );
    expect(refused).toMatchObject({ code: 0, errors: '' });
    expect(await acme.register('101', 5)).toMatchObject({ code: 0, errors: '' });

    expect(await call).toMatchObject({ code: 0, errors: '' });
    expect(await callee.done).toMatchObject({ code: 0 });
    await expect.poll(() => entry.log(), { timeout: 5000 }).toContain('record waits');

    await entry.startDatabase();
    const [record, ...more] = await waitForRecords(entry, 1, 20);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ sip_code: 200, hangup_by: 'caller', answered_device: 'd102' });
    expect((record?.ended_at_ms ?? 0) - (record?.answered_at_ms ?? 0)).toBeLessThan(5000);
    expect(await acme.register('103', 3)).toMatchObject({ code: 0, errors: '' });
    // The registration taken meanwhile gets its row with the next refresh.
    const rows = () => entry.sql(`SELECT contact FROM kamailio.location WHERE username = 'd101'`);
    expect(await rows()).toHaveLength(1);
    expect(await acme.register('101', 5)).toMatchObject({ code: 0, errors: '' });
    expect(await rows()).toHaveLength(2);
  });

  it('does not let a guess cost a phone its cached password', async () => {
    await entry.stopDatabase();
    const guess = await runSipp(
      acme.as('101', 4, 'phone-database-away-expect-503', { password: 'wrong' }),
    );
    expect(guess).toMatchObject({ code: 0, errors: '' });
    expect(await acme.register('101', 5)).toMatchObject({ code: 0, errors: '' });
    await entry.startDatabase();
  });
});

describe('a record the database refuses', () => {
  let entry: EntryNode;
  let acme: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101']);
  });

  afterAll(() => entry.stop());

  it('is written once the database takes it, and holds up no other', async () => {
    await entry.sql('RENAME TABLE kamailio.cdrs TO kamailio.cdrs_aside');
    const call = acme.as('101', 1, 'caller-unknown-number-expect-404', { dial: '999' });
    expect(await runSipp(call)).toMatchObject({ code: 0, errors: '' });
    await expect.poll(() => entry.log(), { timeout: 5000 }).toContain('cdrs');
    await entry.sql('RENAME TABLE kamailio.cdrs_aside TO kamailio.cdrs');
    expect(await runSipp(call)).toMatchObject({ code: 0, errors: '' });
    const records = await waitForRecords(entry, 2);
    expect(new Set(records.map(({ record_id }) => record_id)).size).toBe(2);
  });
});

describe('while the database is away and the cache is stale', () => {
  let entry: EntryNode;
  let acme: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start({ timers: { credentialsFreshSeconds: 0 } });
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101']);
  });

  afterAll(() => entry.stop());

  it('believes the cache, and the database again when it is back', async () => {
    expect(await acme.register('101', 1)).toMatchObject({ code: 0, errors: '' });
    await entry.stopDatabase();
    expect(await acme.register('101', 1)).toMatchObject({ code: 0, errors: '' });
    const wrong = acme.as('101', 1, 'phone-database-away-expect-503', { password: 'wrong' });
    expect(await runSipp(wrong)).toMatchObject({ code: 0, errors: '' });
    await entry.startDatabase();
    // Nobody told it to forget: stale means that the row decides.
    await entry.sql(`DELETE FROM kamailio.subscriber WHERE username = 'd101'`);
    const gone = acme.as('101', 1, 'phone-wrong-password-expect-401');
    expect(await runSipp(gone)).toMatchObject({ code: 0, errors: '' });
  });
});

describe('after a restart of Kamailio', () => {
  let entry: EntryNode;
  let acme: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102']);
    expect((await acme.register('101', 1)).code).toBe(0);
    expect((await acme.register('102', 2)).code).toBe(0);
  });

  afterAll(() => entry.stop());

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'phones are reachable and a running call still ends with its record (%s)',
    async (signal) => {
      await entry.sql('DELETE FROM kamailio.cdrs');
      const callee = await startCallee(acme.as('102', 2, 'callee-answers-expect-bye'));
      const call = runSipp(
        acme.as('101', 1, 'caller-callee-registered-expect-200', {
          dial: '102',
          pauseMs: 4000,
        }),
      );
      // One row a variable; the record needs all that are set when the call is answered.
      const kept = () =>
        entry.sql(
          `SELECT id FROM kamailio.dialog_vars WHERE dialog_key IN
             ('head', 'answered', 'to_tag', 'device', 'code', 'reason', 'hangup')`,
        );
      await expect.poll(kept, { timeout: 4000 }).toHaveLength(7);
      await entry.stopKamailio(signal);
      await entry.startKamailio();
      expect(await call).toMatchObject({ code: 0, errors: '' });
      expect(await callee.done).toMatchObject({ code: 0 });
      const [record] = await waitForRecords(entry, 1);
      expect(record).toMatchObject({ sip_code: 200, hangup_by: 'caller', answered_device: 'd102' });
      const again = await startCallee(acme.as('102', 2, 'callee-busy-expect-ack'));
      const busy = acme.as('101', 1, 'caller-callee-busy-expect-486', { dial: '102' });
      expect(await runSipp(busy)).toMatchObject({ code: 0, errors: '' });
      expect(await again.done).toMatchObject({ code: 0 });
      await waitForRecords(entry, 2);
      expect(await readRecords(entry)).toHaveLength(2);
    },
  );
});
