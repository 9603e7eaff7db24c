import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/prisma';
import {
  createDevice,
  getDevice,
  rotateDevicePassword,
  signOutDevice,
  updateDevice,
  type Device,
  type DeviceWithSip,
} from '@/lib/devices/contract';
import {
  createExtension,
  getExtension,
  type CreatedExtension,
  type Extension,
} from '@/lib/extensions/contract';
import { sipHa1 } from '@/lib/shared/sip-digest';
import { ask, call } from './harness';
import { createWorld, type World } from './world';

let world: World;
let token: string;
let tenantId: string;

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
});

const pointers = (revision: number) =>
  db().outbox.findMany({ where: { tenantId, revision }, orderBy: { id: 'asc' } });

function make(number: string, device = false): Promise<CreatedExtension> {
  const body = { number, name: `Ext ${number}`, ...(device && { device: { label: 'Desk' } }) };
  return ask(createExtension, { token, body });
}

describe('a SIP password', () => {
  test('is shown once and kept only as a digest', async () => {
    const made = await make('540', true);
    const { sip } = made;
    if (!sip) throw new Error('no SIP settings');
    const id = made.devices[0]?.id ?? '';
    const row = await db().device.findFirstOrThrow({ where: { id, tenantId } });
    expect(row).toMatchObject(sipHa1(sip.username, world.here.pbx.tenant.sipDomain, sip.password));
    expect(JSON.stringify(row)).not.toContain(sip.password);
    const text = await (await call(getDevice, { token, params: { id } })).text();
    for (const secret of [sip.password, row.ha1, row.ha1b]) expect(text).not.toContain(secret);
    expect(sip.username).not.toContain('540');
  });

  test('a new one changes the digest and the revision, and keeps the name', async () => {
    const made = await make('541');
    const params = { id: made.id };
    const first = await ask<DeviceWithSip>(createDevice, { token, params, body: { label: 'A' } });
    const second = await ask<DeviceWithSip>(rotateDevicePassword, {
      token,
      params: { id: first.id },
    });
    expect(second.sip.username).toBe(first.sip.username);
    expect(second.sip.password).not.toBe(first.sip.password);
    expect(second.version).toBe(first.version + 1);
    expect(await pointers(second.sync.revision)).toMatchObject([{ kind: 'device' }]);
  });
});

describe('the devices of an extension', () => {
  test('signing out is counted and written for the worker; the account stays', async () => {
    const made = await make('542');
    const params = { id: made.id };
    const first = await ask<DeviceWithSip>(createDevice, { token, params, body: { label: 'A' } });
    const after = await ask<Device>(signOutDevice, { token, params: { id: first.id } });
    expect(after).toMatchObject({ username: first.username, enabled: true, places: [] });
    expect(await db().device.findFirst({ where: { id: first.id, tenantId } })).toMatchObject({
      signOuts: 1,
    });
    expect(await pointers(after.sync.revision)).toMatchObject([{ kind: 'device' }]);
  });

  test('they are put in order, the others keep theirs', async () => {
    const { id } = await make('543');
    const add = (label: string) =>
      ask<DeviceWithSip>(createDevice, { token, params: { id }, body: { label } });
    await add('second');
    const third = await add('third');
    const labels = async () =>
      (await ask<Extension>(getExtension, { token, params: { id } })).devices
        .map(({ label }) => label)
        .slice(-3);
    const before = await labels();
    expect(before.at(-1)).toBe('third');
    await ask(updateDevice, {
      token,
      ...{ params: { id: third.id }, body: { position: 0 } },
      headers: { 'If-Match': `"${third.version}"` },
    });
    expect((await labels())[0]).toBe('third');
    expect((await labels()).slice(1)).toEqual(before.filter((label) => label !== 'third'));
  });
});

test('a disabled device is another version', async () => {
  const id = world.here.pbx.ids.numbers;
  const made = await make('570', true);
  const [device] = made.devices;
  const changed = await call(updateDevice, {
    token,
    params: { id: device?.id ?? id },
    headers: { 'If-Match': '"1"' },
    body: { enabled: false },
  });
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).toBe('"2"');
});
