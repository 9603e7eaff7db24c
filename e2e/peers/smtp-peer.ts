import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface TakenLetter {
  from: string;
  to: string;
  content: string;
}

/** A mail server for tests: takes everything, unless a test has it say something else (RFC 5321). */
export class SmtpPeer {
  readonly letters: TakenLetter[] = [];
  readonly commands: string[] = [];
  /** What it says to the commands that begin so. */
  readonly answers = new Map<string, string>();
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.serve(socket));
  }

  static async listen(): Promise<SmtpPeer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SmtpPeer(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    let received = '';
    let letter: TakenLetter | undefined;
    const draft = { from: '', to: '' };
    socket.write('220 peer ready\r\n');
    socket.on('data', (bytes) => {
      received += bytes.toString('utf8');
      for (;;) {
        const end = received.indexOf(letter ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = received.slice(0, end);
        received = received.slice(end + (letter ? 5 : 2));
        if (letter) {
          this.letters.push({ ...letter, content: text });
          letter = undefined;
          socket.write('250 taken\r\n');
          continue;
        }
        this.commands.push(text);
        const said = [...this.answers].find(([begin]) => text.startsWith(begin))?.[1];
        if (said !== undefined) {
          socket.write(`${said}\r\n`);
          continue;
        }
        if (text.startsWith('MAIL FROM:')) draft.from = text.slice(10);
        if (text.startsWith('RCPT TO:')) draft.to = text.slice(8);
        if (text === 'DATA') letter = { ...draft, content: '' };
        if (text === 'QUIT') socket.end('221 bye\r\n');
        else socket.write(replyTo(text));
      }
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }
}

function replyTo(command: string): string {
  if (command.startsWith('EHLO')) return '250-peer\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n';
  if (command === 'DATA') return '354 go on\r\n';
  return command.startsWith('AUTH') ? '235 ok\r\n' : '250 ok\r\n';
}
