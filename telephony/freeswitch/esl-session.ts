import { randomUUID } from 'node:crypto';
import modesl, { type Connection, type Event } from 'modesl';
import { EslError } from './esl-error';

/**
 * One connection to a switch's event socket, from greeting to loss. The only file that knows modesl,
 * and mends what it lacks (seen with 1.2.1): Nagle's 44 ms a request, `%` in a reply ending the
 * process, replies that never come after a reset, a refused password or address without an error.
 */
export interface EslSession {
  /** The body of the answer. */
  api(command: string): Promise<string>;
  /** Runs in the switch's background; resolves with the result when the job is done. */
  background(command: string): Promise<string>;
  fire(event: OutgoingEvent): Promise<void>;
  /** Resolves with the reason, once. */
  readonly lost: Promise<string>;
  end(reason: string): void;
}

export interface OutgoingEvent {
  subclass: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface IncomingEvent {
  name: string;
  subclass: string | undefined;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface EslSessionOptions {
  host: string;
  port: number;
  password: string;
  subclasses: readonly string[];
  /** From the first packet to "subscribed". */
  connectTimeoutMs: number;
  requestTimeoutMs: number;
  /** Nothing heard for so long, not even a HEARTBEAT: the peer is taken for dead. */
  silenceMs: number;
  onEvent: (event: IncomingEvent) => void;
}

const LAST_WORDS: Readonly<Record<string, string>> = {
  'text/rude-rejection': 'the switch does not accept connections from this address',
  'text/disconnect-notice': 'the switch closed the connection',
};

/** @throws EslError unavailable, with the reason in words. */
export async function openEslSession(options: EslSessionOptions): Promise<EslSession> {
  const session = new ModeslSession(options);
  const reason = await Promise.race([session.ready, session.lost]);
  if (reason !== undefined) throw new EslError('unavailable', reason);
  return session;
}

class ModeslSession implements EslSession {
  readonly ready: Promise<undefined>;
  readonly lost: Promise<string>;
  private readonly connection: Connection;
  private readonly pending = new Set<(error: EslError) => void>();
  private readonly jobs = new Map<string, (body: string) => void>();
  private readonly watchdog: NodeJS.Timeout;
  private readonly connectTimer: NodeJS.Timeout;
  private heardAt = performance.now();
  private lastError = 'the connection was closed';
  private over: string | undefined;
  private lose: (reason: string) => void = () => undefined;
  private readonly destroy: () => void;

  constructor(private readonly options: EslSessionOptions) {
    this.lost = new Promise((resolve) => (this.lose = resolve));
    this.connection = new modesl.Connection(options.host, options.port, options.password);
    // Else it asks for an event of every application every call executes.
    this.connection.reqEvents = ['BACKGROUND_JOB'];
    const { socket } = this.connection;
    this.destroy = () => socket?.destroy();
    socket?.setNoDelay(true);
    socket?.on('data', () => (this.heardAt = performance.now()));
    // After a reset modesl says nothing: the socket's own close is the truth.
    socket?.on('close', () => this.end(this.lastError));
    this.connection.on('error', (error: Error) => (this.lastError = error.message));
    this.connection.on('esl::connect', () => this.mendParser());
    this.connection.on('esl::event::auth::fail', () => this.end('the switch refused the password'));
    this.ready = new Promise((resolve) =>
      this.connection.on('esl::ready', () => this.subscribe(resolve)),
    );
    const beat = Math.max(10, Math.floor(options.silenceMs / 4));
    this.watchdog = setInterval(() => this.watch(), beat);
    this.connectTimer = setTimeout(
      () => this.end('the switch did not greet in time'),
      options.connectTimeoutMs,
    );
  }

  private mendParser(): void {
    const { parser } = this.connection;
    parser._parseHeaderText = parseHeaderText;
    parser.on('esl::event', (event, headers) =>
      this.receive(event, String(headers['Content-Type'])),
    );
  }

  private subscribe(done: (value: undefined) => void): void {
    // Whatever follows CUSTOM is read as a subclass.
    const names = ['BACKGROUND_JOB', 'HEARTBEAT', 'CUSTOM', ...this.options.subclasses];
    this.connection.subscribe(names, () => {
      clearTimeout(this.connectTimer);
      done(undefined);
    });
  }

  private receive(event: Event, contentType: string): void {
    const farewell = LAST_WORDS[contentType];
    if (farewell) return this.end(farewell);
    if (contentType !== 'text/event-json') return;
    const headers: Record<string, string> = {};
    for (const { name, value } of event.headers) headers[name] = String(value);
    const name = headers['Event-Name'] ?? '';
    if (name === 'BACKGROUND_JOB') this.jobs.get(headers['Job-UUID'] ?? '')?.(event.getBody());
    this.options.onEvent({
      name,
      subclass: headers['Event-Subclass'],
      headers,
      body: event.getBody(),
    });
  }

  private watch(): void {
    if (performance.now() - this.heardAt > this.options.silenceMs)
      this.end('the switch fell silent');
  }

  end(reason: string): void {
    if (this.over !== undefined) return;
    this.over = reason;
    clearInterval(this.watchdog);
    clearTimeout(this.connectTimer);
    this.destroy();
    const error = new EslError('unavailable', reason);
    for (const reject of this.pending) reject(error);
    this.pending.clear();
    this.jobs.clear();
    this.lose(reason);
  }

  /** One question: answered, or out of time, or lost with the connection; whatever comes first. */
  private ask<T>(what: string, send: (answer: (value: T) => void) => void): Promise<T> {
    if (this.over !== undefined) return Promise.reject(new EslError('unavailable', this.over));
    return new Promise<T>((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        this.pending.delete(fail);
        act();
      };
      const fail = (error: EslError) => finish(() => reject(error));
      const timer = setTimeout(
        () => fail(new EslError('timeout', `no answer to ${what}`)),
        this.options.requestTimeoutMs,
      );
      this.pending.add(fail);
      send((value) => finish(() => resolve(value)));
    });
  }

  api(command: string): Promise<string> {
    return this.ask<string>(command, (answer) =>
      this.connection.api(command, (reply) => answer(reply.getBody())),
    );
  }

  async background(command: string): Promise<string> {
    const id = randomUUID();
    try {
      return await this.ask<string>(command, (answer) => {
        this.jobs.set(id, answer);
        this.connection.sendRecv(`bgapi ${command}`, { 'Job-UUID': id }, () => undefined);
      });
    } finally {
      this.jobs.delete(id);
    }
  }

  async fire(outgoing: OutgoingEvent): Promise<void> {
    const event = new modesl.Event('CUSTOM', headerText(outgoing.subclass));
    for (const [name, value] of Object.entries(outgoing.headers))
      event.addHeader(name, headerText(value));
    event.addBody(outgoing.body);
    const reply = await this.ask<string>(`event ${outgoing.subclass}`, (answer) => {
      const { socket } = this.connection;
      socket?.cork();
      this.connection.sendEvent(event, (said) =>
        answer(String(said.getHeader('Reply-Text') ?? '')),
      );
      socket?.uncork();
    });
    if (!reply.startsWith('+OK')) throw new EslError('refused', reply);
  }
}

/** A line end in a header would begin another command. */
function headerText(value: string): string {
  if (/[\r\n\0]/.test(value)) throw new Error(`Not one line: ${JSON.stringify(value)}`);
  return value;
}

/** As modesl's own, but a stray `%` stays what it is instead of throwing out of the socket. */
export function parseHeaderText(text: string): Record<string, string | number> {
  const headers: Record<string, string | number> = {};
  for (const line of text.split('\n')) {
    const at = line.indexOf(': ');
    if (at < 0) continue;
    const name = line.slice(0, at);
    const value = decoded(line.slice(at + 2));
    headers[name] = name === 'Content-Length' ? Number.parseInt(value, 10) : value;
  }
  return headers;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
