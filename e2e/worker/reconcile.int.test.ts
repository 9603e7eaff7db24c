import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { parseEnv } from '@/lib/env';
import { startControl, type Role } from '@/telephony/control-role';
import { noStep } from '@/telephony/reconcile/step';
import { heldBy } from './received-log';
import { World } from './world';

let world: World;
let worker: Role;

const start = (): Promise<Role> =>
  startControl(parseEnv(world.env), pino({ level: world.env['LOG_LEVEL'] ?? 'silent' }), noStep);

const allLive = () =>
  expect.poll(() => world.isAllLive(), { timeout: 10_000, interval: 20 }).toBe(true);

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
    await pbx.addNumber('+4930901820', phone.id);
    await allLive();
    for (const node of world.nodes) {
      const held = heldBy(node.received());
      expect([...held.keys()].sort()).toEqual([
        'dialplan:first.pbx.test:*',
        'dialplan:first.pbx.test:+4930901820',
        'dialplan:first.pbx.test:101',
        `directory:first.pbx.test:${phone.username}`,
      ]);
      expect(held.get(`directory:first.pbx.test:${phone.username}`)).toContain('Ada');
    }
    const accounts = await world.kamailio.query(
      'SELECT username, domain, extension_number, display_name FROM subscriber',
    );
    expect(accounts).toEqual([
      {
        username: phone.username,
        domain: 'first.pbx.test',
        extension_number: '101',
        display_name: 'Ada',
      },
    ]);
    expect(world.rpc.of('domain.reload').length).toBeGreaterThan(0);
  });
});
