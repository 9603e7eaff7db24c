import { setTimeout as delay } from 'node:timers/promises';
import { commandText, type SwitchCommand } from './commands';
import { EslError } from './esl-error';
import {
  openEslSession,
  type EslSession,
  type EslSessionOptions,
  type IncomingEvent,
  type OutgoingEvent,
} from './esl-session';

/** A lasting connection to one switch: reconnects with growing, jittered pauses until it is closed. */
export interface EslConnection {
  state(): 'connected' | 'disconnected';
  /** The answer's text, trimmed; "-ERR …" is an answer too. @throws EslError */
  api(command: SwitchCommand): Promise<string>;
  background(command: SwitchCommand): Promise<string>;
  /** @throws EslError */
  fire(event: OutgoingEvent): Promise<void>;
  /** Called at once when already connected. Each returns the way to stop listening. */
  onConnect(listener: () => void): () => void;
  onDisconnect(listener: (reason: string) => void): () => void;
  onEvent(listener: (event: IncomingEvent) => void): () => void;
  close(): Promise<void>;
}

export interface EslConnectionOptions {
  host: string;
  port: number;
  password: string;
  subclasses: readonly string[];
  connectTimeoutMs?: number;
  requestTimeoutMs?: number;
  /** The media node's conf beats every 5 s. */
  silenceMs?: number;
  pause?: Pause;
  random?: () => number;
}

export interface Pause {
  firstMs: number;
  longestMs: number;
}

const PAUSE: Pause = { firstMs: 200, longestMs: 10_000 };

/** Doubles with each failure; the jitter keeps many workers from knocking at a returning node at once. */
export function pauseMs(failures: number, pause: Pause, random: () => number): number {
  const full = Math.min(pause.longestMs, pause.firstMs * 2 ** Math.min(failures, 20));
  return Math.round(full / 2 + (random() * full) / 2);
}

export function connectEsl(options: EslConnectionOptions): EslConnection {
  const connection = new ReconnectingEsl(options);
  connection.start();
  return connection;
}

class ReconnectingEsl implements EslConnection {
  private session: EslSession | undefined;
  private reason = 'not connected yet';
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private readonly connectListeners = new Set<() => void>();
  private readonly disconnectListeners = new Set<(reason: string) => void>();
  private readonly eventListeners = new Set<(event: IncomingEvent) => void>();

  constructor(private readonly options: EslConnectionOptions) {}

  start(): void {
    this.running = this.run();
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        const session = await openEslSession(this.sessionOptions());
        failures = 0;
        this.reason = await this.serve(session);
      } catch (error) {
        this.reason = error instanceof Error ? error.message : String(error);
      }
      for (const listener of this.disconnectListeners) listener(this.reason);
      await this.pause(failures);
      failures += 1;
    }
  }

  private async serve(session: EslSession): Promise<string> {
    if (this.stopping.signal.aborted) session.end('closed');
    this.session = session;
    try {
      for (const listener of this.connectListeners) listener();
      return await session.lost;
    } finally {
      session.end('closed');
      this.session = undefined;
    }
  }

  private sessionOptions(): EslSessionOptions {
    return {
      host: this.options.host,
      port: this.options.port,
      password: this.options.password,
      subclasses: this.options.subclasses,
      connectTimeoutMs: this.options.connectTimeoutMs ?? 5_000,
      requestTimeoutMs: this.options.requestTimeoutMs ?? 10_000,
      silenceMs: this.options.silenceMs ?? 16_000,
      onEvent: (event) => {
        for (const listener of this.eventListeners) listener(event);
      },
    };
  }

  private async pause(failures: number): Promise<void> {
    const { pause = PAUSE, random = Math.random } = this.options;
    const { signal } = this.stopping;
    // Rejects when closed, which is as good as over.
    await delay(pauseMs(failures, pause, random), undefined, { signal }).catch(() => undefined);
  }

  state(): 'connected' | 'disconnected' {
    return this.session ? 'connected' : 'disconnected';
  }

  private current(): EslSession {
    if (!this.session) throw new EslError('unavailable', this.reason);
    return this.session;
  }

  async api(command: SwitchCommand): Promise<string> {
    return (await this.current().api(commandText(command))).trim();
  }

  async background(command: SwitchCommand): Promise<string> {
    return (await this.current().background(commandText(command))).trim();
  }

  async fire(event: OutgoingEvent): Promise<void> {
    await this.current().fire(event);
  }

  onConnect(listener: () => void): () => void {
    if (this.session) listener();
    return join(this.connectListeners, listener);
  }

  onDisconnect(listener: (reason: string) => void): () => void {
    return join(this.disconnectListeners, listener);
  }

  onEvent(listener: (event: IncomingEvent) => void): () => void {
    return join(this.eventListeners, listener);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.session?.end('closed');
    await this.running;
  }
}

function join<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
