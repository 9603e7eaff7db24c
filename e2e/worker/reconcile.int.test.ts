import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { parseEnv } from '@/lib/env';
import { startControl, type Role } from '@/telephony/control-role';
import { noStep } from '@/telephony/reconcile/step';
import { World } from './world';

let world: World;
let worker: Role;

const start = (): Promise<Role> =>
  startControl(parseEnv(world.env), pino({ level: world.env['LOG_LEVEL'] ?? 'silent' }), noStep);

const allLive = () =>
  expect.poll(() => world.isAllLive(), { timeout: 10_000, interval: 20 }).toBe(true);

/** What every PBX has from the start. */
const isGiven = (key: string) => /^dial:[^:]+:\*|^plan:[^:]+:(features|recording)$/.test(key);

/** Keys of one domain that every node holds; fails when two nodes differ. */
function keysOf(domain: string): string[] {
  const isOwn = (key: string) => key.split(':')[1] === domain && !isGiven(key);
  const [first = [], ...others] = world.nodes.map((node) =>
    [...node.held().keys()].filter(isOwn).sort(),
  );
  for (const other of others) expect(other).toEqual(first);
  return first;
}

const documentAt = (key: string) => world.nodes[0]?.held().get(key);

async function rowsOf(domain: string): Promise<Record<string, unknown[]>> {
  const tables: [string, string][] = [
    ['domain', 'domain'],
    ['subscriber', 'domain'],
    ['extension_aliases', 'alias_domain'],
    ['dbaliases', 'domain'],
    ['tenant_home', 'key_name'],
  ];
  const found = tables.map(async ([table, column]) => [
    table,
    await world.kamailio.query(`SELECT * FROM ${table} WHERE ${column} = ?`, [domain]),
  ]);
  return Object.fromEntries(await Promise.all(found)) as Record<string, unknown[]>;
}

const countOf = async (domain: string) =>
  Object.fromEntries(
    Object.entries(await rowsOf(domain)).map(([table, rows]) => [table, rows.length]),
  );

beforeAll(async () => {
  world = await World.create(2);
  worker = await start();
});

afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

describe('a saved change', () => {
  it("is on every node and in the entry node's tables before it is called live", async () => {
    const pbx = await world.createPbx('first');
    const phone = await pbx.addExtension('101', 'Ada');
    const numberId = await pbx.addNumber('+4930901820', phone.id);
    await allLive();
    expect(keysOf(pbx.domain)).toEqual([
      'dial:first.pbx.test:+4930901820',
      'dial:first.pbx.test:101',
      `directory:first.pbx.test:${phone.username}`,
      `plan:first.pbx.test:${phone.id}`,
      `plan:first.pbx.test:${numberId}`,
      'plan:first.pbx.test:outgoing',
    ]);
    expect(documentAt('plan:first.pbx.test:outgoing')).toContain('"callerId":"+4930901820"');
    expect(documentAt(`directory:first.pbx.test:${phone.username}`)).toContain('Ada');
    expect(await countOf(pbx.domain)).toEqual({
      ...{ domain: 1, subscriber: 1, extension_aliases: 1, dbaliases: 1, tenant_home: 0 },
    });
    expect(world.rpc.of('domain.reload').length).toBeGreaterThan(0);
  });

  it('of one extension touches no other document', async () => {
    const pbx = await world.createPbx('narrow');
    const phone = await pbx.addExtension('101');
    await pbx.addExtension('102');
    await allLive();
    const before = world.nodes[0]?.received().length ?? 0;
    await pbx.rename(phone.id, 'Grace');
    await allLive();
    const keys = world.nodes[0]
      ?.received()
      .slice(before)
      .map((record) => record.key);
    expect(keys?.sort()).toEqual([
      `directory:narrow.pbx.test:${phone.username}`,
      `plan:narrow.pbx.test:${phone.id}`,
    ]);
  });

  it('without an effect on any node becomes live all the same', async () => {
    const pbx = await world.createPbx('idle');
    const phone = await pbx.addExtension('101');
    await allLive();
    const revision = await pbx.change('extension', phone.id, async () => undefined);
    await allLive();
    const rows = await world.database.query<{ node: string; revision: number }[]>(
      'SELECT node_id AS node, applied_revision AS revision FROM sync_status WHERE tenant_id = ? ORDER BY 1',
      [pbx.id],
    );
    expect(rows).toEqual(['entry', 'node_0', 'node_1'].map((node) => ({ node, revision })));
  });

  it('of a number moves its pointer; what leads to the extension names its id and stays', async () => {
    const pbx = await world.createPbx('renumber');
    const phone = await pbx.addExtension('101');
    const numberId = await pbx.addNumber('+4930901821', phone.id);
    await allLive();
    const before = world.nodes[0]?.received().length ?? 0;
    await pbx.renumber(phone.id, '155');
    await allLive();
    const { domain } = pbx;
    expect(keysOf(domain)).not.toContain('dial:renumber.pbx.test:101');
    expect(documentAt('dial:renumber.pbx.test:155')).toContain(phone.id);
    expect(documentAt(`plan:renumber.pbx.test:${numberId}`)).toContain(phone.id);
    const since = world.nodes[0]?.received().slice(before) ?? [];
    expect(since.map(({ key }) => key)).not.toContain(`plan:renumber.pbx.test:${numberId}`);
  });

  it('takes documents of a version before away, whatever they were', async () => {
    const pbx = await world.createPbx('upgraded');
    const phone = await pbx.addExtension('101');
    await allLive();
    const key = 'dialplan:upgraded.pbx.test:101';
    await world.database.run(
      `INSERT INTO config_document (\`key\`, tenant_id, owner, hash, seq, revision, deleted, updated_at)
       VALUES (?, ?, ?, 'old', 0, 1, 0, UTC_TIMESTAMP(3))`,
      [key, pbx.id, `extension:${phone.id}`],
    );
    await pbx.rename(phone.id, 'Grace');
    await allLive();
    const manifest = 'SELECT deleted FROM config_document WHERE `key` = ?';
    expect(await world.database.query(manifest, [key])).toEqual([{ deleted: 1 }]);
    expect(keysOf(pbx.domain)).not.toContain(key);
  });

  it('that swaps two numbers never leaves either of them without a document', async () => {
    const pbx = await world.createPbx('swap');
    const one = await pbx.addExtension('101', 'One');
    const two = await pbx.addExtension('102', 'Two');
    await allLive();
    const before = world.nodes[0]?.received().length ?? 0;
    await pbx.change('extension', one.id, async (sql) => {
      const number = 'UPDATE extension SET number = ? WHERE id = ?';
      await sql.run(number, ['109', one.id]);
      await sql.run(number, ['101', two.id]);
      await sql.run(number, ['102', one.id]);
      await sql.run(
        "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES (?, 'extension', ?, 4)",
        [pbx.id, two.id],
      );
    });
    await allLive();
    const since = world.nodes[0]?.received().slice(before) ?? [];
    expect(since.filter((record) => record.xml === null)).toEqual([]);
    expect(documentAt('dial:swap.pbx.test:101')).toContain(two.id);
    expect(documentAt('dial:swap.pbx.test:102')).toContain(one.id);
  });
});

describe('the home node of a PBX', () => {
  const homes = async (domain: string) =>
    (await rowsOf(domain))['tenant_home']?.map((row) => (row as { key_value: string }).key_value);

  it('is in the table of the entry node, moves with it, and goes with it', async () => {
    const pbx = await world.createPbx('homely');
    const moveTo = (id: string | null) =>
      pbx.change('tenant_core', pbx.id, (sql) =>
        sql.run('UPDATE tenant SET home_node_id = ? WHERE id = ?', [id, pbx.id]),
      );
    await moveTo('node_0');
    await allLive();
    expect(await homes(pbx.domain)).toEqual(['100']);
    await moveTo('node_1');
    await allLive();
    expect(await homes(pbx.domain)).toEqual(['101']);
    await moveTo(null);
    await allLive();
    expect(await homes(pbx.domain)).toEqual([]);
  });

  it('is told of by the pointer of the node that it was given to', async () => {
    const pbx = await world.createPbx('given');
    await allLive();
    await world.database.transaction(async (sql) => {
      await sql.run("UPDATE tenant SET home_node_id = 'node_1' WHERE id = ?", [pbx.id]);
      await sql.run(
        "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES ('platform', 'media_node', 'node_1', 9)",
      );
    });
    await expect.poll(() => homes(pbx.domain), { timeout: 10_000 }).toEqual(['101']);
    await allLive();
  });
});

describe('a password', () => {
  it('that changed is forgotten by the entry node, and who used the old one is thrown out', async () => {
    const pbx = await world.createPbx('secret');
    const phone = await pbx.addExtension('101');
    await allLive();
    world.rpc.calls.length = 0;
    await pbx.newPassword(phone, 'second password');
    await allLive();
    const account = `${phone.username}@secret.pbx.test`;
    expect(world.rpc.of('htable.delete')).toContainEqual({
      method: 'htable.delete',
      params: ['account', account],
    });
    expect(world.rpc.of('ul.rm')).toContainEqual({
      method: 'ul.rm',
      params: ['location', account],
    });
  });

  it('is not live before the entry node has taken it', async () => {
    const pbx = await world.createPbx('deaf');
    const phone = await pbx.addExtension('101');
    await allLive();
    world.rpc.refusal = 'out of memory';
    await pbx.newPassword(phone, 'second password');
    const waits = async () =>
      (
        await world.database.query<{ words: string | null; live: Date | null }[]>(
          'SELECT last_error AS words, live_at AS live FROM outbox WHERE tenant_id = ? ORDER BY id DESC LIMIT 1',
          [pbx.id],
        )
      )[0];
    await expect.poll(waits).toMatchObject({ words: 'out of memory', live: null });
    world.rpc.refusal = undefined;
    world.rpc.calls.length = 0;
    await allLive();
    // The rows were right since the first attempt: only the note remembered what was still to be told.
    expect(world.rpc.of('ul.rm').length).toBe(1);
  });
});

describe('a PBX', () => {
  it('that is removed leaves nothing behind', async () => {
    const pbx = await world.createPbx('leaving');
    const phone = await pbx.addExtension('101');
    await pbx.addNumber('+4930901822', phone.id);
    await allLive();
    world.rpc.calls.length = 0;
    await pbx.remove();
    await allLive();
    expect(keysOf(pbx.domain)).toEqual([]);
    expect(await countOf(pbx.domain)).toEqual({
      ...{ domain: 0, subscriber: 0, extension_aliases: 0, dbaliases: 0, tenant_home: 0 },
    });
    expect(world.rpc.of('ul.rm')).toHaveLength(1);
    const sync = await world.database.query('SELECT 1 FROM sync_status WHERE tenant_id = ?', [
      pbx.id,
    ]);
    expect(sync).toEqual([]);
  });

  it('that is suspended has no accounts and no plan', async () => {
    const pbx = await world.createPbx('suspended');
    await pbx.addExtension('101');
    await allLive();
    await pbx.suspend();
    await allLive();
    expect(keysOf(pbx.domain)).toEqual([]);
    expect(await countOf(pbx.domain)).toMatchObject({ subscriber: 0, domain: 0 });
  });

  it('whose domain was given to another one does not take it along', async () => {
    const pbx = await world.createPbx('handover');
    await pbx.addExtension('101');
    await allLive();
    await world.database.run("UPDATE tenant SET sip_domain = 'former.pbx.test' WHERE id = ?", [
      pbx.id,
    ]);
    const heir = await world.createPbx('handover2');
    await world.database.run("UPDATE tenant SET sip_domain = 'handover.pbx.test' WHERE id = ?", [
      heir.id,
    ]);
    await pbx.remove();
    await allLive();
    await heir.change('tenant', heir.id, async () => undefined);
    await allLive();
    expect(keysOf('handover.pbx.test')).toEqual(['plan:handover.pbx.test:outgoing']);
    expect(await countOf('handover.pbx.test')).toMatchObject({ domain: 1, subscriber: 0 });
  });
});
