import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderDispatcherRows } from '@/telephony/render/kamailio-rows';
import { EntryNode } from './kamailio-server';
import { header, methodOf, statusOf } from './sip-message';
import { SipPeer } from './sip-peer';
import { runSipp, startCallee } from './sipp';
import { PASSWORD, TestTenant } from './tenant-fixture';
import { Watcher, type Subscription } from './watcher';

const HOST = '127.0.0.1';

describe('busy lamps', () => {
  let entry: EntryNode;
  let acme: TestTenant;
  let other: TestTenant;
  let node: SipPeer;
  const open: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    other = new TestTenant(entry, 'other.pbx.test');
    await acme.create(['101', '102', '103']);
    await other.create(['101', '102']);
    node = await SipPeer.start();
    const place = { id: 'node_1', setId: 100, sipHost: HOST, sipPort: node.port };
    await entry.write(
      renderDispatcherRows([{ ...place, state: 'active', kind: 'freeswitch' }], []),
    );
    await entry.rpc.reloadDispatcher();
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((peer) => peer.close()));
  });

  afterAll(async () => {
    await node.close();
    await entry.stop();
  });

  async function watcher(number = '103', tenant = acme): Promise<Watcher> {
    const made = await Watcher.start(tenant, number);
    open.push(made);
    return made;
  }

  const until = (one: Watcher, subscription: Subscription, states: string[]) =>
    expect.poll(() => one.states(subscription), { timeout: 15_000, interval: 20 }).toEqual(states);

  const proxy = () => ({ host: HOST, port: entry.sipPort });

  /** A registered phone that takes every call. */
  async function phone(number: string): Promise<Watcher> {
    const made = await watcher(number);
    expect(await made.register()).toBe(200);
    return made;
  }

  /** The leg from the node to a phone. */
  const ring = (username: string) =>
    node.invite({ to: proxy(), uri: `sip:${username}@${acme.domain}`, fromUser: 'anyone' });

  const watchers = (callId: string) =>
    entry.sql('SELECT id FROM kamailio.active_watchers WHERE callid = ?', [callId]);

  it('tells idle at once, then ringing, talking and idle of a call that comes in', async () => {
    expect((await acme.register('102', 2)).code).toBe(0);
    const lamp = await watcher();
    const subscription = await lamp.subscribe('102');
    expect(statusOf(subscription.answer)).toBe(200);
    await until(lamp, subscription, ['terminated']);

    const callee = await startCallee(acme.as('102', 2, 'callee-hangs-up-expect-200'));
    expect(statusOf(await ring('d102'))).toBe(200);
    await until(lamp, subscription, ['terminated', 'early', 'confirmed', 'terminated']);
    await callee.done;
    const [first] = lamp.notifications(subscription);
    expect(first?.body).toContain('entity="sip:102@acme.pbx.test"');
    // Not with whom.
    expect(
      lamp
        .notifications(subscription)
        .map(({ body }) => body)
        .join(),
    ).not.toMatch(/anyone|d102/);
  });

  it('tells talking of a phone that calls', async () => {
    const lamp = await watcher();
    const subscription = await lamp.subscribe('101');
    await until(lamp, subscription, ['terminated']);
    const call = acme.as('101', 1, 'caller-callee-registered-expect-200', { dial: '+4989654321' });
    expect(await runSipp(call)).toMatchObject({ code: 0 });
    await until(lamp, subscription, ['terminated', 'Trying', 'confirmed', 'terminated']);
  });

  it('stays lit while any device of the extension talks', async () => {
    await acme.addDevice('102', 'b');
    const lamp = await watcher();
    const subscription = await lamp.subscribe('102');
    await until(lamp, subscription, ['terminated']);
    const desk = await phone('102');
    const soft = await phone('102b');
    const first = await ring('d102');
    await until(lamp, subscription, ['terminated', 'confirmed']);
    const second = await ring('d102b');
    await node.hangUp(first, proxy());
    soft.peer.answer = (request) => ({
      status: methodOf(request) === 'INVITE' ? '486 Busy Here' : '200 OK',
    });
    expect(statusOf(await ring('d102b'))).toBe(486);
    expect(lamp.states(subscription).slice(1)).not.toContain('terminated');
    expect(statusOf(await node.hangUp(second, proxy()))).toBe(200);
    await expect.poll(() => lamp.states(subscription).at(-1), { timeout: 5000 }).toBe('terminated');
    expect(desk.peer.requests('INVITE')).toHaveLength(1);
  });

  it('lets nobody watch another PBX', async () => {
    const spy = await watcher('101', other);
    for (const target of ['102', '101']) {
      const { answer } = await spy.subscribe(target, { domain: acme.domain });
      expect(statusOf(answer)).toBe(403);
    }
    expect(
      await entry.sql(`SELECT id FROM kamailio.active_watchers WHERE watcher_domain = ?`, [
        other.domain,
      ]),
    ).toEqual([]);
    const own = await spy.subscribe('102');
    await until(spy, own, ['terminated']);
    await phone('102');
    const call = await ring('d102');
    await node.hangUp(call, proxy());
    expect(spy.states(own)).toEqual(['terminated']);
  });

  it.each([
    { scenario: 'watcher-other-domain-expect-403', number: '102' },
    { scenario: 'watcher-wrong-password-expect-407', number: '102' },
    { scenario: 'watcher-unknown-event-expect-489', number: '102' },
    { scenario: 'watcher-no-extension-expect-404', number: 'reception' },
    { scenario: 'phone-publishes-expect-405', number: '102' },
    { scenario: 'phone-notifies-expect-405', number: '102' },
  ])('refuses: $scenario', async ({ scenario, number }) => {
    const password = scenario.includes('wrong') ? 'wrong' : PASSWORD;
    const keys = { other: other.domain };
    const run = await runSipp(acme.as('103', 3, scenario, { dial: number, password, keys }));
    expect(run).toMatchObject({ code: 0, errors: '' });
  });

  it('ends a subscription at its own wish', async () => {
    const lamp = await watcher();
    const subscription = await lamp.subscribe('101');
    await until(lamp, subscription, ['terminated']);
    const again = await lamp.subscribe('101', { within: subscription });
    expect(statusOf(again.answer)).toBe(200);
    await until(lamp, subscription, ['terminated', 'terminated']);
    await lamp.subscribe('101', { within: again, expires: 0 });
    const last = () =>
      header(lamp.notifications(subscription).at(-1) ?? again.answer, 'subscription-state');
    await expect.poll(last, { timeout: 5000 }).toMatch(/^terminated/);
    expect(await watchers(subscription.callId)).toEqual([]);
  });

  it('tells nothing to where a phone has been, and again where it is', async () => {
    const lamp = await watcher();
    expect(await lamp.register()).toBe(200);
    const subscription = await lamp.subscribe('102');
    await until(lamp, subscription, ['terminated']);
    expect(await lamp.register(0)).toBe(200);
    const seen = await watcher('101');
    const own = await seen.subscribe('102');
    await phone('102');
    await node.hangUp(await ring('d102'), proxy());
    await expect.poll(() => seen.states(own).at(-1), { timeout: 5000 }).toBe('terminated');
    expect(lamp.states(subscription)).toEqual(['terminated']);
  });

  it('drops the subscription of a phone that does not know it any more', async () => {
    const lamp = await watcher();
    lamp.peer.answer = () => ({ status: '481 Subscription does not exist' });
    const { callId } = await lamp.subscribe('102');
    await expect.poll(() => watchers(callId), { timeout: 5000 }).toEqual([]);
  });

  it('keeps subscriptions over a crash, and calls no lamp busy that nobody would put out', async () => {
    const lamp = await watcher();
    const subscription = await lamp.subscribe('102');
    await until(lamp, subscription, ['terminated']);
    await phone('102');
    await ring('d102');
    await until(lamp, subscription, ['terminated', 'confirmed']);
    await entry.stopKamailio('SIGKILL');
    await entry.startKamailio();
    const fresh = await watcher();
    const own = await fresh.subscribe('102');
    await until(fresh, own, ['terminated']);
    await phone('102');
    const alive = async () => (await entry.rpc.dispatcherState())[0]?.state;
    await expect.poll(alive, { timeout: 5000 }).toBe('active');
    const call = await ring('d102');
    await until(fresh, own, ['terminated', 'confirmed']);
    expect(lamp.states(subscription).at(-1)).toBe('confirmed');
    expect(lamp.states(subscription)).toHaveLength(3);
    await node.hangUp(call, proxy());
  });
});

describe('busy lamps without a media node', () => {
  let entry: EntryNode;
  let acme: TestTenant;

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102', '103']);
  });

  afterAll(() => entry.stop());

  it('show both sides of a direct call', async () => {
    expect((await acme.register('101', 1)).code).toBe(0);
    expect((await acme.register('102', 2)).code).toBe(0);
    const lamp = await Watcher.start(acme, '103');
    const [caller, callee] = [await lamp.subscribe('101'), await lamp.subscribe('102')];
    const phone = await startCallee(acme.as('102', 2, 'callee-answers-expect-bye'));
    const call = acme.as('101', 1, 'caller-callee-registered-expect-200', { dial: '102' });
    expect(await runSipp(call)).toMatchObject({ code: 0 });
    await phone.done;
    const states = (one: Subscription) => lamp.states(one).filter((state) => state !== 'Trying');
    await expect
      .poll(() => [states(caller), states(callee)], { timeout: 5000 })
      .toEqual([
        ['terminated', 'confirmed', 'confirmed', 'terminated'],
        ['terminated', 'early', 'confirmed', 'terminated'],
      ]);
    await lamp.close();
  });
});
