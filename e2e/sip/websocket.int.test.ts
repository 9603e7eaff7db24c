import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDispatcherRows } from '@/telephony/render/kamailio-rows';
import { EntryNode } from './kamailio-server';
import { methodOf, statusOf } from './sip-message';
import { SipPeer } from './sip-peer';
import { PASSWORD, TestTenant } from './tenant-fixture';
import { WebsocketPhone, webrtcSdp } from './websocket-phone';

const HOST = '127.0.0.1';

describe('a phone in a browser', () => {
  let entry: EntryNode;
  let acme: TestTenant;
  let node: SipPeer;
  let phone: WebsocketPhone;

  beforeAll(async () => {
    entry = await EntryNode.start();
    acme = new TestTenant(entry, 'acme.pbx.test');
    await acme.create(['101', '102']);
    node = await SipPeer.start();
    const media = { id: 'node_1', setId: 100, sipHost: HOST, sipPort: node.port };
    await entry.write(
      renderDispatcherRows([{ ...media, state: 'active', kind: 'freeswitch' }], []),
    );
    await entry.rpc.reloadDispatcher();
    const account = { username: 'd101', password: PASSWORD, domain: acme.domain };
    phone = await WebsocketPhone.connect(entry.wsPort, account);
  });

  afterAll(async () => {
    await node.close();
    await entry.stop();
  });

  it('registers', async () => {
    const answer = await phone.request('REGISTER', `sip:d101@${acme.domain}`);
    expect(statusOf(answer)).toBe(200);
  });

  it('calls: the node is offered plain RTP, the browser gets DTLS and ICE back', async () => {
    const answer = await phone.request('INVITE', `sip:102@${acme.domain}`, webrtcSdp());
    expect(statusOf(answer)).toBe(200);
    const [invite] = node.requests('INVITE');
    expect(invite?.body).toMatch(/^m=audio \d+ RTP\/AVP 0\r$/m);
    expect(invite?.body).not.toMatch(/fingerprint|ice-ufrag|candidate/);
    expect(answer.body).toMatch(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 0\r$/m);
    for (const line of [
      'a=fingerprint:',
      'a=ice-ufrag:',
      'a=candidate:',
      'a=rtcp-mux',
      'a=setup:',
    ]) {
      expect(answer.body).toContain(line);
    }
    expect(answer.body).not.toContain('a=crypto:');
  });

  it('is rung: the browser is offered DTLS and ICE for the plain RTP of the node', async () => {
    const answer = await node.invite({
      to: { host: HOST, port: entry.sipPort },
      uri: `sip:d101@${acme.domain}`,
    });
    expect(statusOf(answer)).toBe(486);
    const invite = await phone.waitFor((message) => methodOf(message) === 'INVITE');
    expect(invite.body).toMatch(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 0\r$/m);
    expect(invite.body).toContain('a=fingerprint:');
    expect(invite.body).toContain('a=candidate:');
  });

  it('is gone with its connection', async () => {
    await phone.close();
    const status = async (): Promise<number> => {
      const uri = `sip:d101@${acme.domain}`;
      return statusOf(await node.invite({ to: { host: HOST, port: entry.sipPort }, uri }));
    };
    await expect.poll(status, { timeout: 5000 }).toBe(480);
  });

  it('finds nothing but SIP on its port', async () => {
    const answer = await fetch(`http://${HOST}:${entry.wsPort}/RPC`, {
      method: 'POST',
      body: '{}',
    });
    expect(answer.status).toBe(404);
  });
});
