import { randomBytes } from 'node:crypto';
import { answerChallenge } from '@/scripts/call/digest';
import { formatSip, header, methodOf, statusOf, type SipMessage } from './sip-message';
import { SipPeer } from './sip-peer';
import { PASSWORD, type TestTenant } from './tenant-fixture';

export interface Subscription {
  callId: string;
  /** Of the SUBSCRIBE. */
  answer: SipMessage;
}

export interface SubscribeOptions {
  event?: 'dialog' | 'message-summary' | 'presence';
  expires?: number;
  /** Another domain than the watcher's own in the Request-URI. */
  domain?: string;
  /** Goes on with a subscription instead of making one. */
  within?: Subscription;
}

/** A telephone with lamps: subscribes as the device of an extension and keeps what it is told. */
export class Watcher {
  #cseq = 0;

  private constructor(
    readonly tenant: TestTenant,
    readonly number: string,
    readonly peer: SipPeer,
  ) {}

  static async start(tenant: TestTenant, number: string): Promise<Watcher> {
    return new Watcher(tenant, number, await SipPeer.start());
  }

  get #account(): string {
    return `d${this.number}`;
  }

  /** One request, answered to the digest challenge; resolves with the last answer. */
  async #request(
    method: string,
    uri: string,
    callId: string,
    headers: readonly (readonly [string, string])[],
  ): Promise<SipMessage> {
    const { tenant, peer } = this;
    const to = { host: '127.0.0.1', port: tenant.entry.sipPort };
    const send = async (extra: readonly (readonly [string, string])[]): Promise<SipMessage> => {
      this.#cseq += 1;
      const cseq = `${this.#cseq} ${method}`;
      const branch = `z9hG4bK${randomBytes(8).toString('hex')}`;
      peer.send(
        formatSip(`${method} ${uri} SIP/2.0`, [
          ['Via', `SIP/2.0/UDP 127.0.0.1:${peer.port};branch=${branch};rport`],
          ['Max-Forwards', '70'],
          ['From', `<sip:${this.#account}@${tenant.domain}>;tag=w${callId}`],
          ['Call-ID', callId],
          ['CSeq', cseq],
          // A private address, as behind NAT: what is sent there never arrives.
          ['Contact', `<sip:${this.#account}@10.255.255.1:5060>`],
          ...headers,
          ...extra,
        ]),
        to,
      );
      return peer.waitFor(
        (message) =>
          statusOf(message) >= 200 &&
          header(message, 'call-id') === callId &&
          header(message, 'cseq') === cseq,
      );
    };
    const challenge = await send([]);
    const asked = header(challenge, 'www-authenticate') ?? header(challenge, 'proxy-authenticate');
    if (asked === undefined) return challenge;
    const credentials = { username: this.#account, domain: tenant.domain, password: PASSWORD };
    const answer = answerChallenge(asked, method, uri, credentials, 'c0ffee');
    const name = statusOf(challenge) === 407 ? 'Proxy-Authorization' : 'Authorization';
    return send([[name, answer]]);
  }

  async register(expires = 600): Promise<number> {
    const { domain } = this.tenant;
    const answer = await this.#request('REGISTER', `sip:${domain}`, `reg${this.peer.port}`, [
      ['To', `<sip:${this.#account}@${domain}>`],
      ['Expires', String(expires)],
    ]);
    return statusOf(answer);
  }

  async subscribe(target: string, options: SubscribeOptions = {}): Promise<Subscription> {
    const { event = 'dialog', expires = 600, domain = this.tenant.domain, within } = options;
    const callId = within?.callId ?? randomBytes(8).toString('hex');
    const contact = /<([^>]+)>/.exec(header(within?.answer ?? NONE, 'contact') ?? '')?.[1];
    const uri = `sip:${target}@${domain}`;
    const answer = await this.#request('SUBSCRIBE', contact ?? uri, callId, [
      ['To', header(within?.answer ?? NONE, 'to') ?? `<${uri}>`],
      ['Event', event],
      ['Expires', String(expires)],
    ]);
    return { callId, answer };
  }

  notifications({ callId }: Pick<Subscription, 'callId'>): SipMessage[] {
    return this.peer.received.filter(
      (message) => methodOf(message) === 'NOTIFY' && header(message, 'call-id') === callId,
    );
  }

  /** States of the lamp, in the order in which they came. */
  states(subscription: Subscription): string[] {
    return this.notifications(subscription).map(
      ({ body }) => /<state>(\w+)<\/state>/.exec(body)?.[1] ?? 'none',
    );
  }

  close(): Promise<void> {
    return this.peer.close();
  }
}

const NONE: SipMessage = { startLine: '', headers: [], body: '' };
