import { createServer, type Server } from 'node:net';
import { systemClock, type Clock } from '@/lib/shared/clock';
import { runApiCommand, VERSION, type ApiPorts } from './api-commands';
import type { SimulatorSettings } from './arguments';
import { CallMaker } from './call-maker';
import { EslSession } from './esl-session';
import { EventBus } from './events';
import type { EslRequest } from './esl-framing';
import { Faults } from './faults';
import { readPush, type PushReading } from './push';
import { ReplicaFile } from './replica-file';

/** Headers of a request that are the protocol's own and no part of the event it carries. */
const OWN_HEADERS = new Set(['event-name', 'event-subclass', 'content-length']);

/** One simulated media node: event socket, replica, made-up calls. It answers no SIP. */
export class SimulatorNode {
  private readonly clock: Clock = systemClock;
  private readonly startedAtMs = this.clock();
  private readonly replica: ReplicaFile;
  private readonly events: EventBus;
  private readonly calls: CallMaker;
  private readonly faults: Faults;
  private readonly sessions = new Set<EslSession>();
  private readonly server: Server;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly settings: SimulatorSettings,
    private readonly exit: (how: 'shutdown' | 'die') => void,
  ) {
    this.replica = new ReplicaFile(settings.directory);
    this.events = new EventBus(settings.nodeId, this.clock);
    this.calls = new CallMaker(settings, this.events, () => this.replica.documents, this.clock);
    this.faults = new Faults({
      die: () => this.exit('die'),
      disconnect: () => this.closeSessions(),
      loseData: () => this.loseData(),
      resumeSessions: () => this.sessions.forEach((session) => session.resume()),
      setCallsPerMinute: (calls) => this.calls.setRate(calls),
    });
    this.server = createServer((socket) => {
      const session = new EslSession(socket, {
        password: settings.eslPassword,
        events: this.events,
        runApi: (command, argument) => runApiCommand(command, argument, this.apiPorts()),
        sendEvent: (name, request) => this.takeEvent(name, request),
        isStalled: () => this.faults.stalled,
      });
      this.sessions.add(session);
      socket.on('close', () => this.sessions.delete(session));
    });
    this.heartbeat = setInterval(() => this.beat(), settings.heartbeatSeconds * 1000);
  }

  /** Resolves when the event socket listens; rejects when the port is taken. */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.settings.eslPort, this.settings.eslHost, resolve);
    });
    this.calls.start();
  }

  /** Ends a stall and all refusals: while it stalls, no new connection is served that could say so. */
  resume(): void {
    this.faults.run('resume');
  }

  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    this.faults.stop();
    this.calls.stop();
    this.closeSessions();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.replica.close();
  }

  private apiPorts(): ApiPorts {
    return {
      nodeId: this.settings.nodeId,
      startedAtMs: this.startedAtMs,
      now: this.clock,
      replica: this.replica,
      channels: () => this.calls.channels(),
      kill: (uuid, cause) => this.calls.kill(uuid, cause),
      pauseCalls: (paused) => this.calls.setPaused(paused),
      shutdown: () => setImmediate(() => this.exit('shutdown')),
      control: (words) => this.faults.run(words),
    };
  }

  private takeEvent(name: string, request: EslRequest): void {
    const subclass = request.headers.get('event-subclass');
    if (name.toUpperCase() === 'CUSTOM' && subclass === 'pbx::push') {
      this.takePush(request);
      return;
    }
    const headers: Record<string, string> = subclass ? { 'Event-Subclass': subclass } : {};
    for (const [header, value] of request.headers) {
      if (!OWN_HEADERS.has(header)) headers[header] = value;
    }
    this.events.fire(name.toUpperCase(), headers, request.body.toString('utf8') || undefined);
  }

  private takePush(request: EslRequest): void {
    const reading = this.store(request);
    const refused = reading.kind === 'refused';
    this.events.fire('CUSTOM', {
      'Event-Subclass': 'pbx::ack',
      'Push-Batch': request.headers.get('push-batch') ?? '',
      'Push-Result': refused ? 'refused' : 'ok',
      'Push-Seq': String(this.replica.status().seq),
      'Push-Replica': this.replica.replicaId,
      'Push-Key': refused ? reading.key : '',
      'Push-Reason': refused ? reading.reason : '',
    });
  }

  private store(request: EslRequest): PushReading {
    const reading = readPush(request, this.faults.refusedPrefixes);
    if (reading.kind === 'refused') return reading;
    try {
      this.replica.apply(reading.batch, request.body);
    } catch (error) {
      return { kind: 'refused', key: '', reason: `the node's disk: ${String(error)}` };
    }
    this.calls.forgetDocuments();
    return reading;
  }

  private loseData(): void {
    this.replica.loseAll();
    this.calls.forgetDocuments();
    this.events.fire('CUSTOM', {
      'Event-Subclass': 'pbx::replica',
      'Push-Replica': this.replica.replicaId,
      'Push-Seq': '0',
    });
  }

  private beat(): void {
    if (this.faults.stalled) return;
    this.events.fire('HEARTBEAT', {
      'Event-Info': 'System Ready',
      'FreeSWITCH-Version': VERSION,
      'Uptime-msec': String(this.clock() - this.startedAtMs),
      'Session-Count': String(this.calls.channels().length),
      'Max-Sessions': '5000',
      'Session-Per-Sec': '1000',
      'Heartbeat-Interval': String(this.settings.heartbeatSeconds),
      'Idle-CPU': '99.000000',
    });
  }

  private closeSessions(): void {
    for (const session of this.sessions) session.close();
  }
}
