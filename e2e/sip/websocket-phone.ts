import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'undici';
import {
  formatSip,
  header,
  methodOf,
  parseSip,
  replyTo,
  statusOf,
  type SipMessage,
} from './sip-message';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Answer to a challenge with qop=auth, RFC 2617 3.2.2. */
function authorization(
  challenge: string,
  account: { username: string; password: string },
  method: string,
  uri: string,
): string {
  const field = (name: string): string =>
    new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  const [realm, nonce, cnonce] = [field('realm'), field('nonce'), randomBytes(4).toString('hex')];
  const ha1 = md5(`${account.username}:${realm}:${account.password}`);
  const response = md5(`${ha1}:${nonce}:00000001:${cnonce}:auth:${md5(`${method}:${uri}`)}`);
  return (
    `Digest username="${account.username}", realm="${realm}", nonce="${nonce}", uri="${uri}", ` +
    `response="${response}", algorithm=MD5, qop=auth, nc=00000001, cnonce="${cnonce}"`
  );
}

/** What a browser offers, as far as the relay looks at it. */
export function webrtcSdp(): string {
  const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    'c=IN IP4 0.0.0.0',
    'a=rtpmap:0 PCMU/8000',
    'a=ice-ufrag:abcd',
    'a=ice-pwd:abcdefghijklmnopqrstuvwx',
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:actpass',
    'a=mid:0',
    'a=rtcp-mux',
    'a=candidate:1 1 udp 2130706431 127.0.0.1 50000 typ host',
    'a=sendrecv',
    '',
  ].join('\r\n');
}

/** A phone in a browser, in small: SIP over WebSocket (RFC 7118). Answers INVITE with 486. */
export class WebsocketPhone {
  readonly received: SipMessage[] = [];
  #sequence = 0;

  private constructor(
    private readonly socket: WebSocket,
    private readonly account: { username: string; password: string; domain: string },
  ) {
    socket.addEventListener('message', (event) => {
      const message = parseSip(String(event.data));
      this.received.push(message);
      if (methodOf(message) === 'INVITE') socket.send(replyTo(message, '486 Busy Here'));
    });
  }

  static async connect(
    port: number,
    account: { username: string; password: string; domain: string },
  ): Promise<WebsocketPhone> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, 'sip');
    socket.binaryType = 'arraybuffer';
    const phone = new WebsocketPhone(socket, account);
    await once(socket, 'open');
    return phone;
  }

  /** Answers the challenge and returns the final answer. */
  async request(method: 'REGISTER' | 'INVITE', to: string, body = ''): Promise<SipMessage> {
    const callId = randomBytes(6).toString('hex');
    const first = await this.#send(method, to, callId, body, []);
    const challenge =
      header(first, 'www-authenticate') ?? header(first, 'proxy-authenticate') ?? '';
    const uri = method === 'REGISTER' ? `sip:${this.account.domain}` : to;
    const name = statusOf(first) === 401 ? 'Authorization' : 'Proxy-Authorization';
    const answer = authorization(challenge, this.account, method, uri);
    return this.#send(method, to, callId, body, [[name, answer]]);
  }

  async #send(
    method: string,
    to: string,
    callId: string,
    body: string,
    extra: readonly (readonly [string, string])[],
  ): Promise<SipMessage> {
    const { username, domain } = this.account;
    const cseq = `${(this.#sequence += 1)} ${method}`;
    const headers = [
      ['Via', `SIP/2.0/WS browser.invalid;branch=z9hG4bK${callId}${this.#sequence}`],
      ['Max-Forwards', '70'],
      ['From', `<sip:${username}@${domain}>;tag=${callId}`],
      ['To', `<${to}>`],
      ['Call-ID', callId],
      ['CSeq', cseq],
      ['Contact', `<sip:${username}@browser.invalid;transport=ws>`],
      ...extra,
    ] as const;
    const uri = method === 'REGISTER' ? `sip:${domain}` : to;
    this.socket.send(formatSip(`${method} ${uri} SIP/2.0`, headers, body));
    return this.waitFor((message) => statusOf(message) >= 200 && header(message, 'cseq') === cseq);
  }

  async waitFor(test: (message: SipMessage) => boolean, seconds = 5): Promise<SipMessage> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = this.received.find(test);
      if (found) return found;
      if (Date.now() > deadline) throw new Error('no such message on the WebSocket');
      await delay(10);
    }
  }

  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }
}
