import { connect, type Socket } from 'node:net';

export interface Frame {
  headers: Record<string, string>;
  body: string;
}

function parseHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) headers[line.slice(0, colon)] = line.slice(colon + 2);
  }
  return headers;
}

/** A bare client of the event socket for tests: what comes is seen byte for byte. */
export class TestingClient {
  readonly frames: Frame[] = [];
  raw = '';
  private buffer = Buffer.alloc(0);
  private readonly waiting = new Set<() => void>();
  closed = false;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.onData(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.closed = true;
      this.wake();
    });
  }

  static async open(port: number): Promise<TestingClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new TestingClient(socket);
  }

  static async login(port: number, password: string): Promise<TestingClient> {
    const client = await TestingClient.open(port);
    await client.next((frame) => frame.headers['Content-Type'] === 'auth/request');
    await client.ask(`auth ${password}`);
    return client;
  }

  send(text: string): void {
    this.socket.write(text);
  }

  /** A command and its reply. */
  async ask(command: string, body?: string): Promise<Frame> {
    const length = body === undefined ? '' : `\nContent-Length: ${Buffer.byteLength(body)}`;
    this.send(`${command}${length}\n\n${body ?? ''}`);
    return this.next((frame) =>
      /^(command\/reply|api\/response)$/.test(frame.headers['Content-Type'] ?? ''),
    );
  }

  /** Takes the first frame that fits, waiting for it if need be. Rejects after five seconds. */
  async next(fits: (frame: Frame) => boolean): Promise<Frame> {
    const deadline = Date.now() + 5_000;
    for (;;) {
      const index = this.frames.findIndex(fits);
      if (index !== -1) return this.frames.splice(index, 1)[0]!;
      if (Date.now() > deadline) throw new Error('no such frame came');
      await this.untilWoken();
    }
  }

  async untilClosed(): Promise<void> {
    const deadline = Date.now() + 5_000;
    while (!this.closed) {
      if (Date.now() > deadline) throw new Error('the connection stays open');
      await this.untilWoken();
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private untilWoken(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, 100);
      this.waiting.add(done);
    });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private onData(chunk: Buffer): void {
    this.raw += chunk.toString('utf8');
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\n\n');
      if (end === -1) break;
      const headers = parseHeaders(this.buffer.toString('utf8', 0, end));
      const length = Number(headers['Content-Length'] ?? 0);
      if (this.buffer.length < end + 2 + length) break;
      this.frames.push({ headers, body: this.buffer.toString('utf8', end + 2, end + 2 + length) });
      this.buffer = this.buffer.subarray(end + 2 + length);
    }
    this.wake();
  }
}

/** The headers inside the body of a plain event, decoded. */
export function eventHeaders(frame: Frame): Record<string, string> {
  const encoded = parseHeaders(frame.body.split('\n\n')[0] ?? '');
  return Object.fromEntries(
    Object.entries(encoded).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}
