import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EntryNode } from '@/e2e/sip/kamailio-server';
import { SipPeer } from '@/e2e/sip/sip-peer';
import { TestTenant } from '@/e2e/sip/tenant-fixture';
import { renderDispatcherRows } from '@/telephony/render/kamailio-rows';
import { ProxyUnavailable } from './rpc-errors';

describe('KamailioRpc against a real Kamailio', () => {
  let entry: EntryNode;

  beforeAll(async () => {
    entry = await EntryNode.start();
  });

  afterAll(() => entry.stop());

  it('tells version and uptime', async () => {
    expect(await entry.rpc.version()).toMatch(/^kamailio 5\.\d/);
    expect(await entry.rpc.uptimeSeconds()).toBeLessThan(60);
  });

  it('reloads as often as one likes', async () => {
    for (let round = 0; round < 3; round += 1) {
      await entry.rpc.reloadDomains();
      await entry.rpc.reloadDispatcher();
      await entry.rpc.reloadAddresses();
    }
  });

  it('sees nodes come and go', async () => {
    expect(await entry.rpc.dispatcherState()).toEqual([]);
    const peer = await SipPeer.start();
    const node = { id: 'node_1', setId: 100, sipHost: '127.0.0.1', sipPort: peer.port };
    await entry.write(renderDispatcherRows([{ ...node, state: 'active', kind: 'freeswitch' }], []));
    await entry.rpc.reloadDispatcher();
    await expect
      .poll(async () =>
        (await entry.rpc.dispatcherState()).map((d) => [d.setId, d.state, d.isProbed]),
      )
      .toEqual([
        [1, 'active', true],
        [100, 'active', true],
      ]);
    await peer.close();
    await entry.sql('DELETE FROM kamailio.dispatcher');
    await entry.rpc.reloadDispatcher();
    expect(await entry.rpc.dispatcherState()).toEqual([]);
  });

  it('removes a registration, once and again', async () => {
    const acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101']);
    expect((await acme.register('101', 1)).code).toBe(0);
    await entry.rpc.removeRegistration('d101', acme.domain);
    await entry.rpc.removeRegistration('d101', acme.domain);
    expect(await entry.sql('SELECT id FROM kamailio.location')).toEqual([]);
  });

  it('sets and deletes homes and forgets accounts it never knew', async () => {
    await entry.rpc.setHome('acme.pbx.test', 100);
    await entry.rpc.deleteHome('acme.pbx.test');
    await entry.rpc.deleteHome('acme.pbx.test');
    await entry.rpc.forgetCredentials('nobody', 'acme.pbx.test');
  });

  it('is unavailable while Kamailio is down, and itself again afterwards', async () => {
    await entry.stopKamailio('SIGKILL');
    await expect(entry.rpc.reloadDomains()).rejects.toBeInstanceOf(ProxyUnavailable);
    await entry.startKamailio();
    await entry.rpc.reloadDomains();
  });
});
