import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
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
} from '../../e2e/sip/sip-message';
import { answerChallenge, type Credentials } from './digest';

const HOST = '127.0.0.1';
const REPLY_SECONDS = 10;
const RING_SECONDS = 60;
const newTag = (): string => randomBytes(6).toString('hex');

type Headers = readonly (readonly [string, string])[];

interface Dialog {
  callId: string;
  from: string;
  uri: string;
  cseq: number;
}

/** What is needed to send a request inside an established call. */
interface Established extends Dialog {
  to: string;
  target: string;
  routes: string[];
}

/** A telephone without sound, for one registration and one call at a time over UDP. */
export class Phone {
  readonly #waiting = new Set<(message: SipMessage) => void>();

  private constructor(
    private readonly socket: Socket,
    private readonly account: Credentials,
    private readonly proxy: { host: string; port: number },
  ) {
    socket.on('message', (data) => this.#take(parseSip(data.toString('utf8'))));
  }

  static async start(account: Credentials, proxy: { host: string; port: number }): Promise<Phone> {
    const socket = createSocket('udp4');
    socket.bind(0, HOST);
    await once(socket, 'listening');
    return new Phone(socket, account, proxy);
  }

  get #port(): number {
    return this.socket.address().port;
  }

  get #contact(): readonly [string, string] {
    return ['Contact', `<sip:${this.account.username}@${HOST}:${this.#port}>`];
  }

  /** Answers whatever rings here. */
  #take(message: SipMessage): void {
    if (statusOf(message) > 0) {
      for (const tell of this.#waiting) tell(message);
      return;
    }
    const method = methodOf(message);
    if (method === 'ACK') return;
    if (method === 'INVITE') this.#send(replyTo(message, '180 Ringing', [this.#contact]));
    const body = method === 'INVITE' ? audioSdp(this.#port) : '';
    this.#send(replyTo(message, '200 OK', [this.#contact], body));
  }

  #send(text: string): void {
    this.socket.send(text, this.proxy.port, this.proxy.host);
  }

  #finalReply(callId: string, cseq: number, seconds: number): Promise<SipMessage> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(tell);
      };
      const tell = (message: SipMessage): void => {
        const isOurs = header(message, 'call-id') === callId && statusOf(message) >= 200;
        if (!isOurs || header(message, 'cseq')?.split(' ')[0] !== String(cseq)) return;
        finish();
        resolve(message);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`No answer from ${this.proxy.host}:${this.proxy.port}.`));
      }, seconds * 1000);
      this.#waiting.add(tell);
    });
  }

  #format(
    method: string,
    uri: string,
    dialog: Dialog,
    to: string,
    more: Headers,
    body = '',
  ): string {
    const branch = `z9hG4bK${newTag()}`;
    return formatSip(
      `${method} ${uri} SIP/2.0`,
      [
        ['Via', `SIP/2.0/UDP ${HOST}:${this.#port};branch=${branch};rport`],
        ['Max-Forwards', '70'],
        ['From', dialog.from],
        ['To', to],
        ['Call-ID', dialog.callId],
        ['CSeq', `${dialog.cseq} ${method}`],
        ...more,
      ],
      body,
    );
  }

  /** Sends a request, once more with credentials when it is challenged. Returns the final reply. */
  async #request(method: string, dialog: Dialog, to: string, more: Headers, body = '') {
    const seconds = method === 'INVITE' ? RING_SECONDS : REPLY_SECONDS;
    const ask = async (headers: Headers): Promise<SipMessage> => {
      dialog.cseq += 1;
      const reply = this.#finalReply(dialog.callId, dialog.cseq, seconds);
      this.#send(this.#format(method, dialog.uri, dialog, to, headers, body));
      return reply;
    };
    const first = await ask(more);
    const proxied = statusOf(first) === 407;
    const challenge = header(first, proxied ? 'proxy-authenticate' : 'www-authenticate');
    if (!challenge) return first;
    if (method === 'INVITE') this.#acknowledge(dialog, first, dialog.uri, []);
    const answer = answerChallenge(challenge, method, dialog.uri, this.account, newTag());
    return ask([...more, [proxied ? 'Proxy-Authorization' : 'Authorization', answer]]);
  }

  #acknowledge(dialog: Dialog, reply: SipMessage, uri: string, routes: readonly string[]): void {
    const more = routes.map((route) => ['Route', route] as const);
    this.#send(this.#format('ACK', uri, dialog, header(reply, 'to') ?? '', more));
  }

  #dialog(uri: string): Dialog {
    const { username, domain } = this.account;
    const from = `<sip:${username}@${domain}>;tag=${newTag()}`;
    return { callId: newTag(), from, uri, cseq: 0 };
  }

  /** Expires 0 ends the registration. Throws with the reply when it is refused. */
  async register(expires = 60): Promise<void> {
    const { username, domain } = this.account;
    const more = [this.#contact, ['Expires', String(expires)] as const];
    const to = `<sip:${username}@${domain}>`;
    const reply = await this.#request('REGISTER', this.#dialog(`sip:${domain}`), to, more);
    if (statusOf(reply) !== 200) throw new Error(`Registration refused: ${reply.startLine}`);
  }

  /** Resolves when the other side has answered. Throws with the reply when it does not. */
  async call(number: string): Promise<Established> {
    const dialog = this.#dialog(`sip:${number}@${this.account.domain}`);
    const body = audioSdp(this.#port);
    const reply = await this.#request('INVITE', dialog, `<${dialog.uri}>`, [this.#contact], body);
    const target = /<([^>]+)>/.exec(header(reply, 'contact') ?? '')?.[1] ?? dialog.uri;
    const routes = headerValues(reply, 'record-route').reverse();
    const answered = statusOf(reply) === 200;
    this.#acknowledge(dialog, reply, answered ? target : dialog.uri, answered ? routes : []);
    if (!answered) throw new Error(`The call was refused: ${reply.startLine}`);
    return { ...dialog, to: header(reply, 'to') ?? '', target, routes };
  }

  async hangUp(call: Established): Promise<void> {
    const more = call.routes.map((route) => ['Route', route] as const);
    const dialog = { ...call, uri: call.target };
    await this.#request('BYE', dialog, call.to, more);
  }

  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }
}
