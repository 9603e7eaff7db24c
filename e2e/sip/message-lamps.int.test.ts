import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { showMessages } from '@/telephony/kamailio/mwi';
import { ProxyRefused, ProxyUnavailable } from '@/telephony/kamailio/rpc-errors';
import { EntryNode } from './kamailio-server';
import { header, statusOf } from './sip-message';
import { runSipp } from './sipp';
import { TestTenant } from './tenant-fixture';
import { Watcher } from './watcher';

describe('message-waiting lamps', () => {
  let entry: EntryNode;
  let acme: TestTenant;
  let other: TestTenant;
  const open: Watcher[] = [];

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    other = new TestTenant(entry, 'other.pbx.test');
    await acme.create(['101', '102', '103']);
    await other.create(['101']);
  });

  afterEach(async () => {
    for (const phone of open.splice(0)) {
      await phone.register(0);
      await phone.close();
    }
  });

  afterAll(() => entry.stop());

  async function phone(number: string, tenant = acme): Promise<Watcher> {
    const made = await Watcher.start(tenant, number);
    open.push(made);
    return made;
  }

  const say = (extension: string, fresh: number, kept = 0, domain = acme.domain) =>
    showMessages(entry.rpc, { domain, extension, fresh, kept });

  const summaries = (one: Watcher) =>
    one.peer
      .requests('NOTIFY')
      .filter((message) => header(message, 'event') === 'message-summary')
      .map(({ body }) => [
        /Messages-Waiting: (\w+)/.exec(body)?.[1],
        /Voice-Message: (\S+)/.exec(body)?.[1],
      ]);

  const until = (one: Watcher, expected: unknown[]) =>
    expect.poll(() => summaries(one), { timeout: 5000, interval: 20 }).toEqual(expected);

  it('tells a phone that asked, now and whenever it changes', async () => {
    await say('101', 2, 8);
    const desk = await phone('101');
    // A phone asks for its own account, not knowing its extension.
    const subscription = await desk.subscribe('d101', { event: 'message-summary' });
    expect(statusOf(subscription.answer)).toBe(200);
    await until(desk, [['yes', '2/8']]);
    await say('101', 0, 10);
    await until(desk, [
      ['yes', '2/8'],
      ['no', '0/10'],
    ]);
    const [first] = desk.notifications(subscription);
    expect(first?.body).toContain('Message-Account: sip:101@acme.pbx.test');
    expect(header(first ?? subscription.answer, 'content-type')).toBe(
      'application/simple-message-summary',
    );
  });

  it('tells a registered phone that did not ask, and no phone twice', async () => {
    await acme.addDevice('102', 'b');
    const [desk, soft] = [await phone('102'), await phone('102b')];
    expect([await desk.register(), await soft.register()]).toEqual([200, 200]);
    await soft.subscribe('d102b', { event: 'message-summary' });
    await expect.poll(() => soft.peer.requests('NOTIFY').length, { timeout: 5000 }).toBe(1);
    await say('102', 1);
    await until(desk, [['yes', '1/0']]);
    await expect.poll(() => summaries(soft).at(-1), { timeout: 5000 }).toEqual(['yes', '1/0']);
    expect(soft.peer.requests('NOTIFY')).toHaveLength(2);
  });

  it('tells a phone when it comes, also after a restart', async () => {
    await say('103', 3, 1);
    await entry.stopKamailio('SIGKILL');
    await entry.startKamailio();
    const desk = await phone('103');
    expect(await desk.register()).toBe(200);
    await until(desk, [['yes', '3/1']]);
    await say('103', 0);
    await until(desk, [
      ['yes', '3/1'],
      ['no', '0/0'],
    ]);
    const later = await phone('103');
    expect(await later.register()).toBe(200);
    expect(await later.register()).toBe(200);
    expect(summaries(later)).toEqual([]);
  });

  it.each([
    { scenario: 'watcher-messages-of-another-expect-403', dial: 'd102' },
    { scenario: 'watcher-messages-of-another-expect-403', dial: '102' },
  ])('refuses the messages of $dial', async ({ scenario, dial }) => {
    expect(await runSipp(acme.as('101', 1, scenario, { dial }))).toMatchObject({ code: 0 });
  });

  it('does not confuse equal numbers of two PBXs', async () => {
    await say('101', 5);
    const desk = await phone('101', other);
    expect(await desk.register()).toBe(200);
    await desk.subscribe('101', { event: 'message-summary' });
    await say('101', 6);
    await say('101', 1, 0, other.domain);
    await expect.poll(() => summaries(desk).at(-1), { timeout: 5000 }).toEqual(['yes', '1/0']);
    expect(summaries(desk).flat()).not.toContain('6/0');
  });

  it('takes nothing but an extension, and no domain it does not know', async () => {
    await expect(say('1; drop', 1)).rejects.toBeInstanceOf(ProxyRefused);
    await expect(say('101', 1, 0, `x' or '1`)).rejects.toBeInstanceOf(ProxyRefused);
    await say('101', 1, 0, 'unknown.pbx.test');
    const rows = await entry.sql<{ key_name: string }>(
      'SELECT key_name FROM kamailio.message_waiting',
    );
    expect(rows.map(({ key_name }) => key_name).filter((name) => name.includes('unknown'))).toEqual(
      [],
    );
  });

  it('forgets the lamps of a PBX with its domain', async () => {
    const gone = new TestTenant(entry, 'gone.pbx.test');
    await gone.create(['101']);
    await say('101', 1, 0, gone.domain);
    await entry.sql('DELETE FROM kamailio.domain WHERE domain = ?', [gone.domain]);
    for (const table of ['message_waiting', 'presentity']) {
      const rows = await entry.sql(`SELECT id FROM kamailio.${table} WHERE domain = ?`, [
        gone.domain,
      ]);
      expect(rows).toEqual([]);
    }
  });

  it('says so while the database is away', async () => {
    await entry.stopDatabase();
    await expect(say('101', 7)).rejects.toBeInstanceOf(ProxyUnavailable);
    await entry.startDatabase();
    await say('101', 7);
  });
});
