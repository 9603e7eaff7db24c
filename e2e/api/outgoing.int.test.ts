import { beforeAll, describe, expect, test } from 'vitest';
import { importExtensions, updateExtensions } from '@/lib/extensions/bulk-contract';
import { createExtension, updateExtension, type Extension } from '@/lib/extensions/contract';
import { db } from '@/lib/db/prisma';
import { env } from '@/lib/env';
import { createNumber } from '@/lib/numbers/contract';
import { singletonOperations, type Singleton } from '@/lib/objects/singleton-contract';
import { outgoing } from '@/lib/outgoing/contract';
import { unseal } from '@/lib/shared/secret-box';
import { sipHa1 } from '@/lib/shared/sip-digest';
import * as trunks from '@/lib/trunks/contract';
import type { Trunk, TrunkChoice } from '@/lib/trunks/contract';
import { ask, refusal } from './harness';
import { createWorld, type World } from './world';

const { get, update } = singletonOperations(outgoing);

let world: World;
let token: string;

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
});

const now = () => ask<Singleton>(get, { token });
const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

async function set(body: object): Promise<Singleton> {
  const { version } = await now();
  return ask<Singleton>(update, { token, body, headers: ifMatch(version) });
}

async function refused(body: object) {
  const { version } = await now();
  return refusal(update, { token, body, headers: ifMatch(version) });
}

describe('settings of outgoing calls', () => {
  test('are there before anybody has changed them', async () => {
    expect(await now()).toMatchObject({
      ...{ rules: [], routes: [], otherCalls: 'allowed', countries: null, version: 1 },
      ...{ callerId: null, emergencyNumbers: [], maxCalls: null, maxCallsPerExtension: null },
    });
  });

  test('are kept as they were given, with what was left out', async () => {
    const e164 = '+4930777001';
    await ask(createNumber, { token, body: { e164 } });
    const changed = await set({
      rules: [{ name: 'Premium', patterns: ['0900 *'], act: { do: 'ban' } }],
      routes: [{ name: 'Britain', patterns: ['+44*'], trunks: [world.trunk.id], callerId: e164 }],
      ...{ callerId: e164, countries: ['DE', 'GB'], emergencyNumbers: ['19222'], maxCalls: 20 },
    });
    expect(changed).toMatchObject({
      rules: [{ enabled: true, patterns: ['0900*'] }],
      routes: [{ schedule: null, callerIdFor: 'without_own', enabled: true }],
      sync: { state: 'pending' },
    });
    expect(await now()).toEqual(changed);
  });

  const rule = { name: 'x', patterns: ['1*'], act: { do: 'ban' } };
  const route = { name: 'x', patterns: ['+1*'] };
  test.each([
    [{ rules: [{ ...rule, patterns: ['${x}'] }] }, 'rules.0.patterns.0'],
    [{ rules: [{ ...rule, patterns: [] }] }, 'rules.0.patterns'],
    [{ rules: [{ ...rule, name: '' }] }, 'rules.0.name'],
    [{ rules: [{ ...rule, act: { do: 'rewrite', strip: 1, add: 'x' } }] }, 'rules.0.act.add'],
    [{ rules: [{ ...rule, act: { do: 'rewrite', strip: -1, add: '' } }] }, 'rules.0.act.strip'],
    [{ routes: [{ ...route, trunks: ['trk_1'] }] }, 'routes.0.trunks.0'],
    [{ routes: [route, { ...route, callerId: '+4930000000' }] }, 'routes.1.callerId'],
    [{ routes: [{ ...route, trunks: ['trk_00000000000000000000'] }] }, 'routes.0.trunks.0'],
    [{ routes: [{ ...route, schedule: 'sch_00000000000000000000' }] }, 'routes.0.schedule'],
    [{ callerId: '+4930000000' }, 'callerId'],
    [{ countries: ['Germany'] }, 'countries.0'],
    [{ countries: ['DE', 'DE'] }, 'countries'],
    [{ emergencyNumbers: ['1'] }, 'emergencyNumbers.0'],
    [{ maxCalls: 0 }, 'maxCalls'],
    [{ maxCallsPerExtension: 1.5 }, 'maxCallsPerExtension'],
    [{ otherCalls: 'maybe' }, 'otherCalls'],
  ])('%j is refused and named', async (body, field) => {
    const before = await now();
    const problem = await refused(body);
    expect([problem.status, problem.errors.map((one) => one.field)]).toEqual([400, [field]]);
    expect(await now()).toEqual(before);
  });

  test("an extension's number is no emergency number", async () => {
    await ask(createExtension, { token, body: { number: '777', name: 'Grace' } });
    const problem = await refused({ emergencyNumbers: ['19222', '777'] });
    expect(problem.errors).toEqual([
      { field: 'emergencyNumbers.1', message: expect.stringContaining('Grace') },
    ]);
  });

  test('a number for help is no number of an extension, typed or imported', async () => {
    const typed = await refusal(createExtension, { token, body: { number: '112', name: 'Eve' } });
    expect([typed.status, typed.errors[0]?.field]).toEqual([409, 'number']);
    const body = 'number,name\n778,Linus\n110,Eve\n';
    const imported = await refusal(importExtensions, { token, body });
    expect(imported.errors).toEqual([
      { field: 'number', line: 3, message: expect.stringContaining('110 calls for help') },
    ]);
  });

  test("a number of another PBX is nobody's caller id here", async () => {
    const e164 = '+4930777002';
    await ask(createNumber, { token: world.there.pbx.owner.token, body: { e164 } });
    expect((await refused({ callerId: e164 })).errors[0]?.field).toBe('callerId');
  });

  test('an extension shows no number of another PBX, set one by one, together or imported', async () => {
    const e164 = '+4930777003';
    await ask(createNumber, { token: world.there.pbx.owner.token, body: { e164 } });
    const person = { number: '779', name: 'Mallory' };
    const made = await refusal(createExtension, {
      ...{ token, body: { ...person, outboundCallerId: e164 } },
    });
    expect(made.errors.map(({ field }) => field)).toEqual(['outboundCallerId']);
    const { id, version } = await ask<Extension>(createExtension, { token, body: person });
    const one = await refusal(updateExtension, {
      ...{ token, params: { id }, body: { outboundCallerId: e164 }, headers: ifMatch(version) },
    });
    expect(one.errors.map(({ field }) => field)).toEqual(['outboundCallerId']);
    const many = await refusal(updateExtensions, {
      ...{ token, body: { items: [{ id, version }], set: { outboundCallerId: e164 } } },
    });
    expect(many.errors.map(({ field }) => field)).toEqual(['set.outboundCallerId']);
    const body = `number,name,outbound_caller_id\n779,Mallory,${e164}\n`;
    const imported = await refusal(importExtensions, { token, body });
    expect(imported.errors).toMatchObject([{ field: 'outbound_caller_id', line: 2 }]);
    const own = '+4930777004';
    await ask(createNumber, { token, body: { e164: own } });
    const shown = await ask<Extension>(updateExtension, {
      ...{ token, params: { id }, body: { outboundCallerId: own }, headers: ifMatch(version) },
    });
    expect(shown.outboundCallerId).toBe(own);
  });

  test('a PBX knows no more of trunks than their names', async () => {
    const { items } = await ask<{ items: TrunkChoice[] }>(trunks.listOutgoingTrunks, { token });
    const own = items.find(({ id }) => id === world.trunk.id);
    expect(own).toEqual({ id: world.trunk.id, name: own?.name, enabled: true });
  });
});

describe('trunks', () => {
  const account = { username: '4930123', domain: 'sip.carrier.example', password: 'secret' };
  const operator = () => world.operator.token;
  const create = (body: object) =>
    ask<Trunk>(trunks.createTrunk, { token: operator(), body: { ...gateways, ...body } });
  const gateways = { gateways: [{ host: 'sip.carrier.example' }] };
  const change = ({ id, version }: Trunk, body: object) => ({
    ...{ token: operator(), params: { id }, body, headers: ifMatch(version) },
  });

  test('an account is kept without its password, which is never shown', async () => {
    const made = await create({
      ...{ name: 'With account', registration: account, codecs: ['PCMA', 'G722'] },
      ...{ maxCalls: 30, position: 5, countryCode: '49' },
    });
    expect(made).toMatchObject({
      registration: {
        ...{ username: '4930123', domain: 'sip.carrier.example', realm: 'sip.carrier.example' },
        expiresSeconds: 300,
      },
      ...{ codecs: ['PCMA', 'G722'], maxCalls: 30, position: 5, countryCode: '49', state: null },
    });
    expect(JSON.stringify(made)).not.toContain('secret');
    const row = await db().trunk.findUniqueOrThrow({ where: { id: made.id } });
    const { ha1 } = sipHa1('4930123', 'sip.carrier.example', 'secret');
    expect(unseal(env().APP_SECRET, row.ha1Sealed ?? '')).toBe(ha1);
    expect(JSON.stringify(row)).not.toContain(ha1);
  });

  test('the password is asked for again when the user name is another', async () => {
    const made = await create({ name: 'Renamed account', registration: account });
    const { password: _, ...same } = account;
    const kept = await ask<Trunk>(
      trunks.updateTrunk,
      change(made, { registration: { ...same, expiresSeconds: 600 } }),
    );
    expect(kept.registration?.expiresSeconds).toBe(600);
    const other = change(kept, { registration: { ...same, username: 'other' } });
    const problem = await refusal(trunks.updateTrunk, other);
    expect(problem.errors[0]?.field).toBe('registration.password');
    const without = await ask<Trunk>(trunks.updateTrunk, change(kept, { registration: null }));
    expect(without.registration).toBeNull();
    const row = await db().trunk.findUniqueOrThrow({ where: { id: made.id } });
    expect([row.registration, row.ha1Sealed]).toEqual([null, null]);
  });

  test.each([
    [{ registration: { ...account, username: 'a|b' } }, 'registration.username'],
    [{ registration: { ...account, realm: 'a"b' } }, 'registration.realm'],
    [{ registration: { ...account, expiresSeconds: 5 } }, 'registration.expiresSeconds'],
    [{ registration: { username: 'a', domain: 'sip.carrier.example' } }, 'registration.password'],
    [{ codecs: ['MP3'] }, 'codecs.0'],
    [{ codecs: ['PCMA', 'PCMA'] }, 'codecs'],
    [{ maxCalls: 0 }, 'maxCalls'],
    [{ position: -1 }, 'position'],
    [{ countryCode: '0' }, 'countryCode'],
    [{ gateways: [] }, 'gateways'],
  ])('%j is refused and named', async (body, field) => {
    const whole = { name: `Refused ${field}`, ...gateways, ...body };
    const problem = await refusal(trunks.createTrunk, { token: operator(), body: whole });
    expect([problem.status, problem.errors.map((one) => one.field)]).toEqual([400, [field]]);
  });

  test('shows what the entry node says of it', async () => {
    const made = await create({ name: 'Observed', registration: account });
    const at = new Date('2026-11-25T10:00:00Z');
    await db().trunkState.create({
      data: {
        ...{ trunkId: made.id, registration: 'refused', reason: '403 Forbidden', calls: 2 },
        gateways: [{ uri: 'sip:sip.carrier.example:5060', state: 'active', latencyMs: 12.5 }],
        ...{ since: at, seenAt: at },
      },
    });
    const shown = await ask<Trunk>(trunks.getTrunk, { token: operator(), params: { id: made.id } });
    expect(shown.state).toMatchObject({
      ...{ registration: 'refused', reason: '403 Forbidden', calls: 2, since: at.toISOString() },
      gateways: [{ state: 'active', latencyMs: 12.5 }],
    });
    await ask(trunks.removeTrunk, { ...change(made, {}), body: undefined });
    expect(await db().trunkState.count({ where: { trunkId: made.id } })).toBe(0);
  });
});
