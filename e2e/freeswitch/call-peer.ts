import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { vi } from 'vitest';
import {
  audioSdp,
  formatSip,
  header,
  methodOf,
  parseSip,
  replyTo,
  statusOf,
  type SipMessage,
} from '../sip/sip-message';

const HOST = '127.0.0.1';
const token = () => randomBytes(6).toString('hex');

type Headers = readonly (readonly [string, string])[];

export interface Invitation {
  port: number;
  /** The user part of the request's address, as it goes on the wire. */
  user: string;
  domain: string;
  /** What stands before the address in From. */
  display?: string;
  /** The user part of From; `caller` when nothing is said. */
  from?: string;
  headers: Headers;
}

interface KeyPress {
  headers: Headers;
  body: string;
}

const keyPress = (digit: string): KeyPress => ({
  headers: [['Content-Type', 'application/dtmf-relay']],
  body: `Signal=${digit}\r\nDuration=160\r\n`,
});

/** What the place of the entry node does with an INVITE for a phone or a carrier. */
export type Answering = (
  invite: SipMessage,
  reply: (status: string, sdp?: boolean) => void,
) => void;

/**
 * Both sides of a media node in a test: it calls as the entry node would, and stands where the node
 * sends its own requests to. Without retransmission: it is for loopback.
 */
export class CallPeer {
  /** Everything that came, as it came: for what must appear nowhere on the wire. */
  readonly wire: string[] = [];
  readonly received: SipMessage[] = [];
  answering: Answering = (_, reply) => reply('480 Temporarily Unavailable');
  private answered: SipMessage | undefined;
  /** Where the node shall send sound; nobody listens there unless a test does. */
  soundPort: number;
  private sequence = 0;
  private readonly calls = new Map<string, OutgoingCall>();
  private readonly invites = new Map<string, SipMessage>();

  private constructor(
    private readonly socket: Socket,
    readonly port: number,
  ) {
    this.soundPort = port + 1;
    socket.on('message', (bytes, from) => {
      this.wire.push(bytes.toString('utf8'));
      this.take(parseSip(bytes.toString('utf8')), from.port);
    });
  }

  static async listen(): Promise<CallPeer> {
    const socket = createSocket('udp4');
    socket.bind(0, HOST);
    await once(socket, 'listening');
    return new CallPeer(socket, socket.address().port);
  }

  requests(method: string): SipMessage[] {
    return this.received.filter((message) => methodOf(message) === method);
  }

  send(text: string, port: number): void {
    this.socket.send(text, port, HOST);
  }

  call(invitation: Invitation): OutgoingCall {
    const call = new OutgoingCall(this, invitation);
    this.calls.set(call.id, call);
    call.send('INVITE', invitation.headers, audioSdp(this.soundPort));
    return call;
  }

  /** As a dispatcher asks whether a node is alive. */
  ping(port: number): OutgoingCall {
    const call = new OutgoingCall(this, { port, user: 'ping', domain: HOST, headers: [] });
    this.calls.set(call.id, call);
    call.send('OPTIONS');
    return call;
  }

  /** The called side hangs up what it answered, if not told otherwise the last. */
  hangUpAnswered(invite = this.answered): void {
    this.request('BYE', invite);
  }

  /** The called side presses a key (SIP INFO). */
  pressAnswered(invite: SipMessage, digit: string): void {
    this.request('INFO', invite, keyPress(digit));
  }

  /** Within a call that the called side answered. */
  private request(method: string, invite: SipMessage | undefined, key?: KeyPress): void {
    if (!invite) throw new Error('Nothing was answered');
    this.sequence += 1;
    const contact = /<([^>]+)>/.exec(header(invite, 'contact') ?? '')?.[1] ?? '';
    const headers: Headers = [
      ['Via', `SIP/2.0/UDP ${HOST}:${this.port};branch=z9hG4bK${token()}`],
      ['Max-Forwards', '70'],
      ['From', `${header(invite, 'to') ?? ''};tag=peer`],
      ['To', header(invite, 'from') ?? ''],
      ['Call-ID', header(invite, 'call-id') ?? ''],
      ['CSeq', `${this.sequence} ${method}`],
      ...(key?.headers ?? []),
    ];
    const port = Number(/:(\d+)$/.exec(contact)?.[1]);
    this.send(formatSip(`${method} ${contact} SIP/2.0`, headers, key?.body), port);
  }

  private take(message: SipMessage, port: number): void {
    this.received.push(message);
    const id = header(message, 'call-id') ?? '';
    if (statusOf(message) > 0) return this.calls.get(id)?.take(message);
    const reply = (to: SipMessage) => (status: string, sdp?: boolean) => {
      if (sdp) this.answered = to;
      const contact: Headers = [['Contact', `<sip:peer@${HOST}:${this.port}>`]];
      this.send(replyTo(to, status, contact, sdp ? audioSdp(this.soundPort) : ''), port);
    };
    const method = methodOf(message);
    if (method === 'INVITE') {
      this.invites.set(id, message);
      return this.answering(message, reply(message));
    }
    if (method === 'ACK') return;
    reply(message)('200 OK');
    const invite = this.invites.get(id);
    if (method === 'CANCEL' && invite) reply(invite)('487 Request Terminated');
  }

  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }
}

export class OutgoingCall {
  readonly id = `${token()}@test`;
  readonly responses: SipMessage[] = [];
  private readonly branch = `z9hG4bK${token()}`;
  private readonly tag = token();
  private sequence = 1;

  constructor(
    private readonly peer: CallPeer,
    private readonly to: Invitation,
  ) {}

  send(method: string, extra: Headers = [], sdp = '', fresh = false): void {
    const { user, domain, display = '', from = 'caller' } = this.to;
    const answered = this.responses.find((response) => statusOf(response) >= 200);
    const headers: Headers = [
      [
        'Via',
        `SIP/2.0/UDP ${HOST}:${this.peer.port};branch=${fresh ? `z9hG4bK${token()}` : this.branch}`,
      ],
      ['Max-Forwards', '70'],
      ['From', `${display}<sip:${from}@${domain}>;tag=${this.tag}`],
      ['To', (answered && header(answered, 'to')) ?? `<sip:${user}@${domain}>`],
      ['Call-ID', this.id],
      ['CSeq', `${fresh && method !== 'ACK' ? (this.sequence += 1) : 1} ${method}`],
      ['Contact', `<sip:caller@${HOST}:${this.peer.port}>`],
      ...extra,
    ];
    this.peer.send(
      formatSip(`${method} sip:${user}@${domain} SIP/2.0`, headers, sdp),
      this.to.port,
    );
  }

  take(response: SipMessage): void {
    const before = this.status;
    this.responses.push(response);
    if (before > 0 || this.status === 0 || !header(response, 'cseq')?.endsWith('INVITE')) return;
    this.send('ACK', [], '', this.status < 300);
  }

  /** The final status of what the call began with, when it has come. */
  get status(): number {
    const final = this.responses.filter((response) =>
      /^1 (INVITE|OPTIONS)$/.test(header(response, 'cseq') ?? ''),
    );
    return final.map(statusOf).find((status) => status >= 200) ?? 0;
  }

  /** Waits for the final answer. @throws at the deadline */
  async answered(timeout = 8000): Promise<number> {
    await vi.waitUntil(() => this.status > 0, { timeout, interval: 10 });
    return this.status;
  }

  cancel(): void {
    this.send('CANCEL');
  }

  hangUp(): void {
    this.send('BYE', [], '', true);
  }

  /** Presses a key of the phone (SIP INFO). */
  press(digit: string): void {
    const { headers, body } = keyPress(digit);
    this.send('INFO', headers, body, true);
  }
}
