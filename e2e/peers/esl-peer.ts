import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a client sent: the command line, its headers and body. */
export interface EslRequest {
  command: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** A command's reply or an API's answer; undefined: silence. */
export type EslResponder = (request: EslRequest) => { reply: string } | { api: string } | undefined;

/**
 * The server side of FreeSWITCH's event socket, small and obedient, for tests of what speaks to it.
 * Protocol: https://developer.signalwire.com/freeswitch/FreeSWITCH-Explained/Modules/mod_event_socket_1048924/
 */
export class EslPeer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  /** Everything received, `auth` included. */
  readonly requests: EslRequest[] = [];
  /** Connections ever accepted. */
  accepted = 0;
  respond: EslResponder = () => undefined;
  /** Sent in place of the greeting. */
  greeting = 'Content-Type: auth/request\n\n';

  private constructor(private readonly password: string) {
    this.server = createServer((socket) => this.serve(socket));
  }

  static async listen(password: string, port = 0): Promise<EslPeer> {
    const peer = new EslPeer(password);
    await new Promise<void>((resolve, reject) => {
      peer.server.once('error', reject);
      peer.server.listen(port, '127.0.0.1', resolve);
    });
    return peer;
  }

  get port(): number {
    const address = this.server.address() as AddressInfo;
    return address.port;
  }

  private serve(socket: Socket): void {
    this.accepted += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    let buffer: Buffer = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      buffer = Buffer.concat([buffer, bytes]);
      for (let taken = takeRequest(buffer); taken; taken = takeRequest(buffer)) {
        buffer = taken.rest;
        this.requests.push(taken.request);
        this.answer(socket, taken.request);
      }
    });
    socket.write(this.greeting);
  }

  private answer(socket: Socket, request: EslRequest): void {
    const { command } = request;
    if (command.startsWith('auth ')) {
      const right = command === `auth ${this.password}`;
      return this.reply(socket, right ? '+OK accepted' : '-ERR invalid');
    }
    if (command.startsWith('event ')) return this.reply(socket, '+OK event listener enabled json');
    const response = this.respond(request);
    if (!response) return;
    if ('reply' in response) return this.reply(socket, response.reply);
    const body = Buffer.from(response.api);
    socket.write(`Content-Type: api/response\nContent-Length: ${body.length}\n\n`);
    socket.write(body);
  }

  private reply(socket: Socket, text: string): void {
    socket.write(`Content-Type: command/reply\nReply-Text: ${text}\n\n`);
  }

  /** To every client, whatever it subscribed to. */
  emit(headers: Readonly<Record<string, string>>): void {
    const body = Buffer.from(JSON.stringify(headers));
    for (const socket of this.sockets) {
      socket.write(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n`);
      socket.write(body);
    }
  }

  writeRaw(text: string): void {
    for (const socket of this.sockets) socket.write(text);
  }

  /** A TCP reset: no goodbye. */
  reset(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

function takeRequest(buffer: Buffer): { request: EslRequest; rest: Buffer } | undefined {
  let start = 0;
  while (buffer[start] === 0x0a || buffer[start] === 0x0d) start += 1;
  const end = buffer.indexOf('\n\n', start);
  if (end < 0) return undefined;
  const [command = '', ...lines] = buffer.subarray(start, end).toString().split('\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf(':');
    if (at > 0) headers[line.slice(0, at)] = line.slice(at + 1).trim();
  }
  const length = Number(headers['Content-Length'] ?? 0);
  const bodyStart = end + 2;
  if (buffer.length < bodyStart + length) return undefined;
  const body = buffer.subarray(bodyStart, bodyStart + length).toString();
  return { request: { command, headers, body }, rest: buffer.subarray(bodyStart + length) };
}
