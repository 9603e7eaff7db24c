import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';

/** The server said no for good (5xx): the same letter would be refused again. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

export interface SmtpServer {
  host: string;
  port: number;
  /** From the first byte (RFC 8314); else STARTTLS where it is offered. */
  tls: boolean;
  user: string;
  password: string;
}

/** `smtp://user:password@host:port`, `smtps://…` */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = new URL(text);
  const tls = url.protocol === 'smtps:';
  return {
    ...{ host: url.hostname, port: Number(url.port || (tls ? 465 : 25)), tls },
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

export interface Envelope {
  from: string;
  to: string;
  /** Lines end with CR LF. */
  content: string;
}

const TIMEOUT_MS = 30_000;
const REPLY_BYTES_MAX = 64 * 1024;

interface Reply {
  code: number;
  lines: string[];
}

/** One connection: commands and their replies, one after the other (RFC 5321). */
class Session {
  private received = '';
  private failure: Error | undefined;
  private wake = (): void => undefined;

  private constructor(private socket: Socket) {
    this.listen();
  }

  static async open({ host, port, tls }: SmtpServer): Promise<Session> {
    const socket = tls ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
    const session = new Session(socket);
    await session.opened(tls ? 'secureConnect' : 'connect');
    return session;
  }

  private listen(): void {
    this.socket.setTimeout(TIMEOUT_MS, () => this.fail(new Error('the mail server is silent')));
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(new Error('the mail server hung up')));
    this.socket.on('data', (bytes) => {
      this.received += bytes.toString('utf8');
      if (this.received.length > REPLY_BYTES_MAX) this.fail(new Error('an endless reply'));
      this.wake();
    });
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.socket.destroy();
    this.wake();
  }

  private async opened(event: 'connect' | 'secureConnect'): Promise<void> {
    const failed = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    await Promise.race([once(this.socket, event).catch(() => undefined), failed]);
    if (this.failure) throw this.failure;
  }

  async reply(): Promise<Reply> {
    for (;;) {
      const end = /^(\d{3})(?: [^\r\n]*)?\r?\n/m.exec(this.received);
      if (end) {
        const whole = this.received.slice(0, end.index + end[0].length);
        this.received = this.received.slice(whole.length);
        return { code: Number(end[1]), lines: whole.trimEnd().split(/\r?\n/) };
      }
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** @throws MailRefused on 5xx, Error on anything else that is not as expected. */
  async say(line: string, expected: number): Promise<Reply> {
    if (line !== '') this.socket.write(`${line}\r\n`);
    const reply = await this.reply();
    if (Math.floor(reply.code / 100) === expected) return reply;
    const words = `the mail server says ${reply.lines.join(' ').slice(0, 300)}`;
    throw reply.code >= 500 ? new MailRefused(words) : new Error(words);
  }

  async secure(host: string): Promise<void> {
    this.socket.removeAllListeners();
    const socket = connectTls({ socket: this.socket, servername: host });
    this.socket = socket;
    this.received = '';
    this.listen();
    await this.opened('secureConnect');
  }

  close(): void {
    this.failure ??= new Error('closed');
    this.socket.destroy();
  }
}

const offers = ({ lines }: Reply, word: string): boolean =>
  lines.some((line) => line.slice(4).toUpperCase().startsWith(word));

async function greet(session: Session, server: SmtpServer): Promise<void> {
  const hello = `EHLO ${hostname().replace(/[^A-Za-z0-9.-]/g, '') || 'localhost'}`;
  await session.say('', 2);
  let offered = await session.say(hello, 2);
  let isSecure = server.tls;
  if (!isSecure && offers(offered, 'STARTTLS')) {
    await session.say('STARTTLS', 2);
    await session.secure(server.host);
    offered = await session.say(hello, 2);
    isSecure = true;
  }
  if (server.user === '') return;
  const isHere = ['127.0.0.1', '::1', 'localhost'].includes(server.host);
  if (!isSecure && !isHere) throw new Error('the mail server offers no TLS for the password');
  const secret = Buffer.from(`\0${server.user}\0${server.password}`).toString('base64');
  await session.say(`AUTH PLAIN ${secret}`, 2);
}

/** Resolves when the server has taken the letter. @throws MailRefused, or Error: try again later. */
export async function sendMail(server: SmtpServer, letter: Envelope): Promise<void> {
  const session = await Session.open(server);
  try {
    await greet(session, server);
    await session.say(`MAIL FROM:<${letter.from}>`, 2);
    await session.say(`RCPT TO:<${letter.to}>`, 2);
    await session.say('DATA', 3);
    // A dot alone ends it: RFC 5321, 4.5.2.
    await session.say(`${letter.content.replace(/^\./gm, '..').trimEnd()}\r\n.`, 2);
    await session.say('QUIT', 2).catch(() => undefined);
  } finally {
    session.close();
  }
}
