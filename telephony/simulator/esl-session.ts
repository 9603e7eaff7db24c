import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  AUTH_REQUEST,
  FramingError,
  RequestReader,
  frameApiResponse,
  frameDisconnect,
  frameEvent,
  frameReply,
  type EslRequest,
} from './esl-framing';
import type { EventBus, SwitchEvent } from './events';
import { Subscription } from './subscription';

export interface SessionPorts {
  password: string;
  events: EventBus;
  /** Answer of an api command, as the console would print it. */
  runApi(command: string, argument: string): string;
  /** An event sent by the client: fired to listeners and taken by whoever it is for. */
  sendEvent(name: string, request: EslRequest): void;
  /** While true nothing is answered, except commands to the simulator itself. */
  isStalled(): boolean;
}

/** One ESL client, as mod_event_socket serves an inbound connection (its parse_command). */
export class EslSession {
  private authed = false;
  private greeted = false;
  private readonly subscription = new Subscription();
  private readonly reader = new RequestReader();
  private waiting: EslRequest[] = [];
  private readonly unsubscribe: () => void;

  constructor(
    private readonly socket: Socket,
    private readonly ports: SessionPorts,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.onData(chunk));
    socket.on('error', () => socket.destroy());
    this.unsubscribe = ports.events.subscribe((event) => this.onEvent(event));
    socket.on('close', this.unsubscribe);
    if (!ports.isStalled()) this.greet();
  }

  /** After a stall: what has piled up is answered in order. */
  resume(): void {
    if (!this.greeted) this.greet();
    const requests = this.waiting;
    this.waiting = [];
    for (const request of requests) this.answer(request);
  }

  close(): void {
    this.unsubscribe();
    this.socket.end(frameDisconnect());
  }

  private greet(): void {
    this.greeted = true;
    this.socket.write(AUTH_REQUEST);
  }

  private onData(chunk: Buffer): void {
    try {
      for (const request of this.reader.push(chunk)) this.take(request);
    } catch (error) {
      if (!(error instanceof FramingError)) throw error;
      this.close();
    }
  }

  private take(request: EslRequest): void {
    const isControl = this.authed && request.command.startsWith('api simulator ');
    if (this.ports.isStalled() && !isControl) this.waiting.push(request);
    else this.answer(request);
  }

  private onEvent(event: SwitchEvent): void {
    if (!this.authed || this.ports.isStalled() || !this.subscription.wants(event)) return;
    this.socket.write(frameEvent(this.subscription.format, event.headers, event.body));
  }

  private answer(request: EslRequest): void {
    const space = request.command.search(/\s/);
    const verb = space === -1 ? request.command : request.command.slice(0, space);
    const rest = space === -1 ? '' : request.command.slice(space + 1).trim();
    if (verb === 'exit' || verb === '...') {
      this.socket.write(frameReply('+OK bye'));
      this.close();
    } else if (!this.authed) {
      this.authenticate(verb, rest);
    } else if (verb === 'api') {
      this.socket.write(frameApiResponse(this.runApi(rest)));
    } else {
      this.socket.write(this.reply(verb.toLowerCase(), rest, request));
    }
  }

  private authenticate(verb: string, password: string): void {
    if (verb !== 'auth') {
      this.socket.write(frameReply('-ERR command not found'));
      return;
    }
    this.authed = password === this.ports.password;
    this.socket.write(frameReply(this.authed ? '+OK accepted' : '-ERR invalid'));
    if (!this.authed) this.close();
  }

  private reply(verb: string, rest: string, request: EslRequest): string {
    switch (verb) {
      case 'bgapi':
        return this.startJob(rest, request);
      case 'event':
        return frameReply(this.subscription.add(rest));
      case 'nixevent':
        return frameReply(this.subscription.remove(rest));
      case 'noevents':
        return frameReply(this.subscription.clear());
      case 'sendevent': {
        const uuid = randomUUID();
        // The reply leaves before the event: that is the order on a real node, too.
        setImmediate(() => this.ports.sendEvent(rest, request));
        return frameReply(`+OK ${uuid}`);
      }
      case 'log':
        return frameReply(`+OK log level ${rest || 'debug'} [7]`);
      case 'nolog':
        return frameReply('+OK no longer logging');
      default:
        return frameReply('-ERR command not found');
    }
  }

  private startJob(rest: string, request: EslRequest): string {
    const id = request.headers.get('job-uuid') ?? randomUUID();
    const [command = '', ...args] = rest.split(' ');
    const headers: Record<string, string> = { 'Job-UUID': id, 'Job-Command': command };
    if (args.length > 0) headers['Job-Command-Arg'] = args.join(' ');
    setImmediate(() => this.ports.events.fire('BACKGROUND_JOB', headers, this.runApi(rest)));
    return frameReply(`+OK Job-UUID: ${id}`, { 'Job-UUID': id });
  }

  private runApi(line: string): string {
    const [command = '', ...args] = line.split(' ');
    return this.ports.runApi(command, args.join(' ').trim());
  }
}
