import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaNode } from '@/lib/media-nodes/contract';
import { getTenant, removeTenant, type Tenant } from '@/lib/tenants/contract';
import { openDatabase, type Database } from '@/telephony/store/database';
import { ask } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { runSipp } from '../sip/sipp';
import { testServers } from '../test-servers';
import { addFreeswitch } from './media-node';
import { LinePbx, type Phone } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

// The whole line on real parts: REST, MariaDB, the worker, Kamailio, rtpengine, phones (sipp) and,
// when one is installed, FreeSWITCH.
const servers = testServers();
const worker = new LineWorker();
const FIRST_PORT = 21_300;

let operator: string;
let acme: LinePbx;
let ada: Phone;
let bob: Phone;
let kamailio: Database;

beforeAll(async () => {
  kamailio = openDatabase({ url: process.env['KAMAILIO_DATABASE_URL'] ?? '', poolSize: 1 });
  operator = (await createPerson('operator', PLATFORM_HOLDER)).token;
  await worker.start();
  acme = await LinePbx.create(operator, `line-${process.pid}`);
  ada = await acme.addPhone('101', FIRST_PORT);
  bob = await acme.addPhone('102', FIRST_PORT + 2);
});

afterAll(async () => {
  await worker.stop();
  await kamailio.close();
});

async function rowsOf(domain: string): Promise<number> {
  const counts = await kamailio.query<{ rows: bigint }[]>(
    `SELECT (SELECT COUNT(*) FROM subscriber WHERE domain = ?)
          + (SELECT COUNT(*) FROM extension_aliases WHERE alias_domain = ?)
          + (SELECT COUNT(*) FROM dbaliases WHERE domain = ?)
          + (SELECT COUNT(*) FROM domain WHERE domain = ?)
          + (SELECT COUNT(*) FROM location WHERE domain = ?) AS \`rows\``,
    [domain, domain, domain, domain, domain],
  );
  return Number(counts[0]?.rows ?? -1);
}

describe('a PBX made by REST', () => {
  it('lets a phone register with the account that was shown', async () => {
    expect((await ada.register()).code).toBe(0);
    expect((await bob.register()).code).toBe(0);
  });

  it('refuses a wrong password', async () => {
    const attempt = ada.options('phone-wrong-password-expect-401', {
      password: 'guessed',
      localAddress: '127.0.0.77',
    });
    expect((await runSipp(attempt)).code).toBe(0);
  });

  it('refuses a domain that is nobody’s', async () => {
    const keys = { domain: 'nobody.pbx.test' };
    const attempt = ada.options('phone-unknown-domain-expect-403', { keys });
    expect((await runSipp(attempt)).code).toBe(0);
  });

  it('connects two extensions without a media node, and the call is in the log', async () => {
    const before = Date.now();
    await ada.call('102', bob, 1000);
    const [call, ...more] = await acme.calls(1);
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      ...{ direction: 'internal', result: 'answered', source: 'kamailio', hungUpBy: 'caller' },
      ...{ callerNumber: '101', calledNumber: '102', simulated: false },
    });
    expect(call?.talkMs).toBeGreaterThanOrEqual(950);
    expect(call?.talkMs).toBeLessThan(3000);
    expect(Date.parse(call?.startedAt ?? '')).toBeGreaterThanOrEqual(before - 50);
    expect(Date.parse(call?.endedAt ?? '')).toBeLessThanOrEqual(Date.now() + 50);
  });

  it('shows where a phone is signed in, and signs it out until it registers again', async () => {
    const [place] = await acme.places(bob, (places) => places.length === 1);
    expect(place).toMatchObject({ address: `127.0.0.1:${bob.port}`, transport: 'udp' });
    await acme.signOut(bob);
    const left = await kamailio.query<unknown[]>('SELECT ruid FROM location WHERE username = ?', [
      bob.account.username,
    ]);
    expect(left).toEqual([]);
    expect(await acme.places(bob, (places) => places.length === 0)).toEqual([]);
    expect((await bob.register()).code).toBe(0);
  });

  it('cuts the old password off at once when a new one is made', async () => {
    const renewed = await acme.newPassword(ada);
    const old = ada.options('phone-wrong-password-expect-401', { localAddress: '127.0.0.78' });
    expect((await runSipp(old)).code).toBe(0);
    expect((await renewed.register()).code).toBe(0);
    ada = renewed;
  });
});

describe.skipIf(!servers.freeswitch)('through a real FreeSWITCH', () => {
  let node: MediaNode;

  beforeAll(async () => {
    node = await addFreeswitch(operator, worker);
  });

  it('the node says what it is', () => {
    expect(node.kind).toBe('freeswitch');
    expect(node.softwareVersion).toContain(servers.freeswitch?.version ?? 'a version');
  });

  it('the call goes through it, and there is one row of two legs', async () => {
    await eventually('Kamailio has the node', async () => {
      await ada.call('102', bob, 500);
      const calls = await acme.calls(2);
      return calls[0]?.source === 'freeswitch';
    });
    const [call] = await acme.calls(2);
    expect(call).toMatchObject({
      ...{ direction: 'internal', result: 'answered', hungUpBy: 'caller' },
      ...{ callerNumber: '101', calledNumber: '102', simulated: false },
    });
    expect(call?.talkMs).toBeGreaterThanOrEqual(450);
    expect(call?.journey.map((step) => step.kind)).toContain('answered');
  });

  it('answers from its own replica with the control plane stopped; the record comes later', async () => {
    const before = (await acme.calls(1)).length;
    await worker.stop();
    await ada.call('102', bob, 300);
    await worker.start();
    const calls = await acme.calls(before + 1);
    expect(calls).toHaveLength(before + 1);
    expect(calls[0]).toMatchObject({ source: 'freeswitch', result: 'answered' });
  });
});

describe('a PBX that is removed', () => {
  it('leaves no trace in Kamailio', async () => {
    const domain = acme.tenant.sipDomain;
    expect(await rowsOf(domain)).toBeGreaterThan(0);
    const params = { id: acme.tenant.id };
    const now = await ask<Tenant>(getTenant, { token: operator, params });
    const headers = { 'If-Match': `"${now.version}"` };
    await ask(removeTenant, { token: operator, params, headers });
    await eventually('no row is left', async () => (await rowsOf(domain)) === 0);
    const keys = { domain };
    const attempt = bob.options('phone-unknown-domain-expect-403', { keys });
    expect((await runSipp(attempt)).code).toBe(0);
  });

  it.skipIf(!servers.freeswitch)('nor on the media node', async () => {
    const database = openDatabase({
      url: (process.env['WORKER_DATABASE_URL'] ?? '').replace(
        /\/[^/]*$/,
        new URL(process.env['DATABASE_URL'] ?? '').pathname,
      ),
      poolSize: 1,
    });
    const left = await eventually('the node has taken the removals', async () => {
      const [row] = await database.query<{ held: bigint; behind: bigint }[]>(
        `SELECT (SELECT COUNT(*) FROM config_document WHERE deleted = 0) AS held,
           (SELECT COUNT(*) FROM config_document, media_node WHERE seq > applied_seq) AS behind`,
      );
      return row && Number(row.behind) === 0 && row;
    });
    await database.close();
    expect(Number(left.held)).toBe(0);
  });
});
