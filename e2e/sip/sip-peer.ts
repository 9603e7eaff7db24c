import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  audioSdp,
  formatSip,
  header,
  headerValues,
  methodOf,
  parseSip,
  replyTo,
  statusOf,
  type SipMessage,
} from './sip-message';

export type Answer =
  | {
      status: string;
      sdp?: boolean;
      headers?: readonly (readonly [string, string])[];
      /** false: `headers` bring their own. */
      contact?: false;
    }
  | 'silence';

export interface InviteOptions {
  to: { host: string; port: number };
  uri: string;
  fromUser?: string;
  fromDomain?: string;
  headers?: readonly (readonly [string, string])[];
  /** When To says something else than the Request-URI. */
  toUri?: string;
  /** The offer; PCMU alone unless said otherwise. */
  sdp?: string;
  /** As if it belonged to a dialog. */
  toTag?: string;
}

/**
 * A media node or a carrier's gateway in small: answers OPTIONS, takes and makes calls over UDP on
 * loopback, and keeps every message for the test to look at.
 */
export class SipPeer {
  readonly received: SipMessage[] = [];
  /** Time of arrival of each message, milliseconds of the monotonic clock. */
  readonly arrivals: number[] = [];
  answer: (request: SipMessage) => Answer = (request) =>
    methodOf(request) === 'INVITE' ? { status: '200 OK', sdp: true } : { status: '200 OK' };

  private constructor(
    private readonly socket: Socket,
    readonly port: number,
  ) {
    socket.on('message', (data, from) => {
      const message = parseSip(data.toString('utf8'));
      this.received.push(message);
      this.arrivals.push(performance.now());
      if (statusOf(message) === 0) this.reply(message, from.port, from.address);
    });
  }

  /** Port 0 takes a free one. */
  static async start(port = 0): Promise<SipPeer> {
    const socket = createSocket('udp4');
    socket.bind(port, '127.0.0.1');
    await once(socket, 'listening');
    return new SipPeer(socket, socket.address().port);
  }

  private reply(request: SipMessage, port: number, address: string): void {
    if (methodOf(request) === 'ACK') return;
    const answer = this.answer(request);
    if (answer === 'silence') return;
    const contact = ['Contact', `<sip:peer@127.0.0.1:${this.port}>`] as const;
    const headers = [...(answer.contact === false ? [] : [contact]), ...(answer.headers ?? [])];
    const body = answer.sdp ? audioSdp(this.port + 1) : '';
    this.socket.send(replyTo(request, answer.status, headers, body), port, address);
  }

  requests(method: string): SipMessage[] {
    return this.received.filter((message) => methodOf(message) === method);
  }

  send(text: string, to: { host: string; port: number }): void {
    this.socket.send(text, to.port, to.host);
  }

  /** Waits for a message, also one that has come already. Throws at the deadline. */
  async waitFor(test: (message: SipMessage) => boolean, seconds = 5): Promise<SipMessage> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = this.received.find(test);
      if (found) return found;
      if (Date.now() > deadline) {
        const seen = this.received.map((message) => message.startLine).join(' | ');
        throw new Error(`SIP message did not come; seen: ${seen}`);
      }
      await delay(10);
    }
  }

  /** Sends an INVITE and returns its final answer, acknowledged. */
  async invite(options: InviteOptions): Promise<SipMessage> {
    const { to, uri, fromUser = 'peer', fromDomain = '127.0.0.1', headers = [] } = options;
    const { sdp = audioSdp(this.port + 1) } = options;
    const callId = randomBytes(8).toString('hex');
    const from = `<sip:${fromUser}@${fromDomain}>;tag=${callId}`;
    const via = `SIP/2.0/UDP 127.0.0.1:${this.port};branch=z9hG4bK${callId};rport`;
    const base = [
      ['Max-Forwards', '70'],
      ['From', from],
      ['Call-ID', callId],
    ] as const;
    const contact = ['Contact', `<sip:${fromUser}@127.0.0.1:${this.port}>`] as const;
    const first = [
      ['Via', via],
      ...base,
      ['To', options.toTag ? `<${uri}>;tag=${options.toTag}` : `<${options.toUri ?? uri}>`],
      ['CSeq', '1 INVITE'],
      contact,
    ] as const;
    this.send(formatSip(`INVITE ${uri} SIP/2.0`, [...first, ...headers], sdp), to);
    const isFinal = (message: SipMessage): boolean =>
      statusOf(message) >= 200 && header(message, 'call-id') === callId;
    const answer = await this.waitFor(isFinal, 10);
    const ok = statusOf(answer) < 300;
    const target = ok ? (/<([^>]+)>/.exec(header(answer, 'contact') ?? '')?.[1] ?? uri) : uri;
    const routes = ok ? headerValues(answer, 'record-route').reverse() : [];
    const ackVia = ok ? `${via.replace('z9hG4bK', 'z9hG4bKack')}` : via;
    const ack = [
      ['Via', ackVia],
      ...base,
      ['To', header(answer, 'to') ?? ''],
      ['CSeq', '1 ACK'],
      ...routes.map((route) => ['Route', route] as const),
    ] as const;
    this.send(formatSip(`ACK ${target} SIP/2.0`, ack), to);
    return answer;
  }

  /** Ends a call that `invite` made; `answer` is what it returned. Resolves with the answer to BYE. */
  async hangUp(answer: SipMessage, to: { host: string; port: number }): Promise<SipMessage> {
    const target = /<([^>]+)>/.exec(header(answer, 'contact') ?? '')?.[1] ?? '';
    const callId = header(answer, 'call-id') ?? '';
    const routes = headerValues(answer, 'record-route').reverse();
    this.send(
      formatSip(`BYE ${target} SIP/2.0`, [
        ['Via', `SIP/2.0/UDP 127.0.0.1:${this.port};branch=z9hG4bKbye${callId};rport`],
        ['Max-Forwards', '70'],
        ['From', header(answer, 'from') ?? ''],
        ['To', header(answer, 'to') ?? ''],
        ['Call-ID', callId],
        ['CSeq', '2 BYE'],
        ...routes.map((route) => ['Route', route] as const),
      ]),
      to,
    );
    return this.waitFor(
      (message) =>
        statusOf(message) >= 200 &&
        header(message, 'call-id') === callId &&
        header(message, 'cseq') === '2 BYE',
    );
  }

  /** As a crash: from here on nothing answers on this port. */
  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }
}
