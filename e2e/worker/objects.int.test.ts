import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { parseEnv } from '@/lib/env';
import { startControl, type Role } from '@/telephony/control-role';
import { noStep } from '@/telephony/reconcile/step';
import { newId } from '@/lib/shared/ids';
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

beforeAll(async () => {
  world = await World.create(2);
  worker = await start();
});

afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

describe('an object of a PBX', () => {
  const open = { week: [], holidays: [] };

  it('is on every node with its number, and goes with it', async () => {
    const pbx = await world.createPbx('object');
    const id = await pbx.addSchedule('800', open);
    await allLive();
    expect(keysOf(pbx.domain)).toEqual([
      'dial:object.pbx.test:800',
      'plan:object.pbx.test:outgoing',
      `plan:object.pbx.test:${id}`,
    ]);
    expect(documentAt('dial:object.pbx.test:800')).toContain(id);
    await pbx.removeObject(id);
    await allLive();
    expect(keysOf(pbx.domain)).toEqual(['plan:object.pbx.test:outgoing']);
  });

  it('that cannot be rendered keeps its last good documents, and says why', async () => {
    const pbx = await world.createPbx('unfit');
    const id = await pbx.addSchedule('800', open);
    await allLive();
    const before = documentAt(`plan:unfit.pbx.test:${id}`);
    await pbx.configure(id, { week: 'always' });
    const phone = await pbx.addExtension('101');
    const refusals = () =>
      world.database.query<{ reason: string }[]>(
        'SELECT reason FROM sync_refusal WHERE tenant_id = ? AND owner = ?',
        [pbx.id, `object:${id}`],
      );
    await expect.poll(refusals, { timeout: 10_000 }).toHaveLength(1);
    expect((await refusals())[0]?.reason).toMatch(/^week: /);
    expect(documentAt(`plan:unfit.pbx.test:${id}`)).toBe(before);
    // It does not hold up what else was changed.
    await expect.poll(() => documentAt('dial:unfit.pbx.test:101')).toContain(phone.id);
    await pbx.configure(id, open);
    await expect.poll(refusals, { timeout: 10_000 }).toEqual([]);
    await allLive();
  });
});

describe('what a PBX has once', () => {
  it('is there from the start; a change pushes only what differs', async () => {
    const pbx = await world.createPbx('once');
    await allLive();
    const at = (dialled: string) => documentAt(`dial:once.pbx.test:${dialled}`);
    const [node] = world.nodes;
    expect(at('*43')).toContain('echo');
    const id = newId('featureCodes');
    await pbx.change('object', id, (sql) =>
      sql.run(
        `INSERT INTO pbx_object (id, tenant_id, kind, name, config)
         VALUES (?, ?, 'feature_codes', 'Feature codes', ?)`,
        [id, pbx.id, JSON.stringify({ echo: '*44' })],
      ),
    );
    await allLive();
    expect([at('*43'), at('*44')]).toEqual([undefined, at('*60')?.replace('time', 'echo')]);
    const before = node?.received().length ?? 0;
    await pbx.configure(id, { echo: '*43' });
    await allLive();
    expect([at('*43'), at('*44')]).toEqual([at('*60')?.replace('time', 'echo'), undefined]);
    const pushed = node?.received().slice(before) ?? [];
    expect(pushed.map(({ key }) => key).sort()).toEqual([
      ...['dial:once.pbx.test:*43', 'dial:once.pbx.test:*44'],
    ]);
  });
});
