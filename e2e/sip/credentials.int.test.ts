import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KamailioRpc } from '@/telephony/kamailio/rpc';
import { ProxyRefused } from '@/telephony/kamailio/rpc-errors';
import { EntryNode } from './kamailio-server';
import { runSipp } from './sipp';
import { PASSWORD, TestTenant } from './tenant-fixture';

describe('who may register and call', () => {
  let entry: EntryNode;
  let acme: TestTenant;
  let other: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start({
      limits: {
        banPairFailures: 3,
        banSourceFailures: 8,
        banAccountFailures: 4,
        banSeconds: 2,
        banAnswer: 'forbidden',
      },
    });
    acme = new TestTenant(entry, 'acme.pbx.test');
    other = new TestTenant(entry, 'other.pbx.test');
    await acme.create(['101', '102', '103', '104', '105']);
    await other.create(['101']);
  });

  afterAll(() => entry.stop());

  /** Tries once; resolves with the status of the last answer. */
  async function wrongPassword(number: string, port: number): Promise<number> {
    const run = await runSipp(
      acme.as(number, port, 'phone-wrong-password-expect-401', { password: 'wrong' }),
    );
    const statuses = [...run.messages.matchAll(/^SIP\/2\.0 (\d{3})/gm)];
    return Number(statuses.at(-1)?.[1]);
  }

  it('registers with the right password and keeps the contact under the domain', async () => {
    expect(await acme.register('101', 1)).toMatchObject({ code: 0, errors: '' });
    const rows = await entry.sql('SELECT username, domain FROM kamailio.location');
    expect(rows).toEqual([{ username: 'd101', domain: 'acme.pbx.test' }]);
  });

  it('knows no domain but those of its tenants', async () => {
    const stranger = new TestTenant(entry, 'unknown.pbx.test');
    const run = await runSipp(stranger.as('101', 2, 'phone-unknown-domain-expect-403'));
    expect(run).toMatchObject({ code: 0, errors: '' });
  });

  it('knows a domain as soon as it is loaded and no longer once it is gone', async () => {
    const fresh = new TestTenant(entry, 'fresh.pbx.test');
    await fresh.create(['101']);
    expect(await fresh.register('101', 3)).toMatchObject({ code: 0 });
    await entry.sql(`DELETE FROM kamailio.domain WHERE domain = 'fresh.pbx.test'`);
    await entry.rpc.reloadDomains();
    const run = await runSipp(fresh.as('101', 3, 'phone-unknown-domain-expect-403'));
    expect(run).toMatchObject({ code: 0 });
  });

  it('does not take the password of the same name in another domain', async () => {
    await entry.sql(
      `UPDATE kamailio.subscriber SET ha1 = MD5('d101:other.pbx.test:else') WHERE domain = 'other.pbx.test'`,
    );
    const run = await runSipp(other.as('101', 4, 'phone-wrong-password-expect-401'));
    expect(run).toMatchObject({ code: 0, errors: '' });
  });

  it('lets nobody call under another name', async () => {
    const run = await runSipp(acme.as('101', 1, 'caller-as-another-expect-403', { dial: '102' }));
    expect(run).toMatchObject({ code: 0, errors: '' });
  });

  it('cuts the old password off at once', async () => {
    expect(await acme.register('102', 5)).toMatchObject({ code: 0 });
    // From the cache: also without the row.
    expect(await acme.register('102', 5)).toMatchObject({ code: 0 });
    const { ha1, ha1b } = acme.device('102', 'new-password');
    await entry.sql(
      'UPDATE kamailio.subscriber SET ha1 = ?, ha1b = ? WHERE username = ? AND domain = ?',
      [ha1, ha1b, 'd102', acme.domain],
    );
    await entry.rpc.forgetCredentials('d102', acme.domain);
    await entry.rpc.removeRegistration('d102', acme.domain);
    const old = await runSipp(acme.as('102', 5, 'phone-wrong-password-expect-401'));
    expect(old).toMatchObject({ code: 0, errors: '' });
    const dial = { dial: '102' };
    const call = await runSipp(acme.as('101', 1, 'caller-callee-offline-expect-480', dial));
    expect(call).toMatchObject({ code: 0, errors: '' });
    const fresh = await runSipp(
      acme.as('102', 5, 'phone-right-password-expect-200', { password: 'new-password' }),
    );
    expect(fresh).toMatchObject({ code: 0, errors: '' });
  });

  it('refuses the old password even if nobody told it to forget, once the new one was used', async () => {
    expect(await acme.register('105', 6)).toMatchObject({ code: 0 });
    const { ha1, ha1b } = acme.device('105', 'new-password');
    await entry.sql(`UPDATE kamailio.subscriber SET ha1 = ?, ha1b = ? WHERE username = 'd105'`, [
      ha1,
      ha1b,
    ]);
    const fresh = acme.as('105', 6, 'phone-right-password-expect-200', {
      password: 'new-password',
    });
    expect(await runSipp(fresh)).toMatchObject({ code: 0 });
    expect(await wrongPassword('105', 6)).toBe(401);
  });

  it('bans a source from an account after repeated wrong passwords, not from the others', async () => {
    for (const attempt of [1, 2, 3])
      expect([attempt, await wrongPassword('103', 7)]).toEqual([attempt, 401]);
    expect(await wrongPassword('103', 7)).toBe(403);
    const right = acme.as('103', 7, 'phone-banned-account-expect-403', { password: PASSWORD });
    expect(await runSipp(right)).toMatchObject({ code: 0, errors: '' });
    expect(await acme.register('104', 8)).toMatchObject({ code: 0 });
  });

  it('forgets the ban when its time is over', async () => {
    await expect
      .poll(async () => (await acme.register('103', 7)).code, { timeout: 8000, interval: 300 })
      .toBe(0);
  });

  it('keeps an account open to its own phone while strangers guess at it', async () => {
    const guess = (source: number) =>
      runSipp(
        acme.as('101', 10 + source, 'phone-wrong-password-expect-401', {
          password: 'guess',
          localAddress: `127.0.0.${source}`,
        }),
      );
    for (const source of [2, 3, 4, 5]) expect((await guess(source)).errors).toBe('');
    const stranger = acme.as('101', 16, 'phone-banned-account-expect-403', {
      localAddress: '127.0.0.6',
    });
    expect(await runSipp(stranger)).toMatchObject({ code: 0, errors: '' });
    expect(await acme.register('101', 1)).toMatchObject({ code: 0, errors: '' });
  });

  it('bans a source that guesses at many accounts', async () => {
    const guess = (): Promise<number> => wrongPassword('nobody', 9);
    await expect.poll(guess, { timeout: 20_000, interval: 10 }).toBe(403);
    const run = await runSipp(acme.as('101', 1, 'phone-banned-expect-403'));
    expect(run).toMatchObject({ code: 0, errors: '' });
  });

  it('keeps strangers from the RPC port', async () => {
    const url = new URL(entry.rpcUrl);
    const bare = `${url.origin}${url.pathname}`;
    const answer = await fetch(bare, {
      method: 'POST',
      body: '{"jsonrpc":"2.0","method":"core.version","id":1}',
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toMatch(/kamailio/i);
    const wrong = new KamailioRpc(bare.replace('//', '//worker:guess@'));
    await expect(wrong.version()).rejects.toBeInstanceOf(ProxyRefused);
    await wrong.close();
  });
});
