import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { openDatabase, type Database } from './database';
import { ClaimLost, createOutboxStore, type Claim } from './outbox-store';

const { workerUrl } = await createDatabase();
const database: Database = openDatabase({ url: workerUrl, poolSize: 10 });
const [one, two] = [createOutboxStore(database, 'one'), createOutboxStore(database, 'two')];

afterAll(() => database.close());

beforeEach(async () => {
  await database.run('DELETE FROM outbox');
  await database.run('DELETE FROM sync_status');
});

async function save(tenantId: string, revision: number): Promise<void> {
  await database.run(
    "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES (?, 'extension', 'x', ?)",
    [tenantId, revision],
  );
}

const revisionsOf = (claim: Claim | undefined) => claim?.rows.map((row) => row.revision);
const expireAllClaims = () =>
  database.run('UPDATE outbox SET claimed_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND');

describe('a claim', () => {
  it('takes all that waits of a tenant, in the order of saving', async () => {
    await save('t', 1);
    await save('t', 2);
    await save('t', 3);
    const [claim, ...others] = await one.claim(10);
    expect(revisionsOf(claim)).toEqual([1, 2, 3]);
    expect(others).toEqual([]);
  });

  it('keeps others away from the tenant, also from what is saved later', async () => {
    await save('t', 1);
    await one.claim(10);
    await save('t', 2);
    await save('another', 1);
    expect((await two.claim(10)).map((claim) => claim.tenantId)).toEqual(['another']);
    expect(await one.claim(10)).toEqual([]);
  });

  it('is given to one of many who ask at the same time', async () => {
    const tenants = Array.from({ length: 20 }, (_, index) => `t${index}`);
    for (const tenantId of tenants)
      for (const revision of [1, 2, 3]) await save(tenantId, revision);
    const claims = (
      await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? one : two).claim(5)))
    ).flat();
    const taken = claims.map((claim) => claim.tenantId);
    expect(new Set(taken).size).toBe(taken.length);
    for (const claim of claims) expect(revisionsOf(claim)).toEqual([1, 2, 3]);
    const rest = await one.claim(20);
    expect([...taken, ...rest.map((claim) => claim.tenantId)].sort()).toEqual(tenants.sort());
  });

  it('goes to another when its time is over, and the first can then write nothing more', async () => {
    await save('t', 1);
    const [late] = await one.claim(1);
    await expireAllClaims();
    const [next] = await two.claim(1);
    if (!late || !next) throw new Error('There should be two claims.');
    await expect(one.finish(late, false)).rejects.toBeInstanceOf(ClaimLost);
    await expect(one.renew(late)).rejects.toBeInstanceOf(ClaimLost);
    await one.postpone(late, 60_000, 'too late');
    await two.finish(next, false);
    expect(await one.finishedNotLive()).toMatchObject([{ tenantId: 't', revision: 1 }]);
  });

  it('of a worker that died is free at once for its successor on the same port', async () => {
    await save('t', 1);
    await one.claim(1);
    expect(await two.releaseOwn()).toBe(0);
    expect(await one.releaseOwn()).toBe(1);
    expect(await one.claim(1)).toHaveLength(1);
  });

  it('leaves what was postponed alone until its time, or until a new change of the tenant', async () => {
    await save('t', 1);
    const [claim] = await one.claim(1);
    if (!claim) throw new Error('There should be a claim.');
    await one.postpone(claim, 60_000, 'Kamailio did not answer');
    expect(await one.claim(1)).toEqual([]);
    await save('t', 2);
    expect(revisionsOf((await one.claim(1))[0])).toEqual([1, 2]);
  });

  it("takes people's changes before those that the worker made itself", async () => {
    await database.run(
      "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES ('a', 'tenant_core', 'a', 1)",
    );
    await save('b', 1);
    expect((await one.claim(1))[0]?.tenantId).toBe('b');
  });
});

describe('how far the entry node is', () => {
  it('only goes forward', async () => {
    const applied = () =>
      database.query("SELECT applied_revision AS r FROM sync_status WHERE node_id = 'entry'");
    for (const revision of [5, 3]) {
      await save('t', revision);
      const [claim] = await one.claim(1);
      if (claim) await one.finish(claim, false);
    }
    expect(await applied()).toEqual([{ r: 5 }]);
  });
});
