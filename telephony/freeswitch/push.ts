import { randomUUID } from 'node:crypto';
import type {
  ConferenceOrder,
  ConferenceState,
  DocumentRecord,
  PushOptions,
  PushOutcome,
  ReplicaStatus,
  SwitchEvent,
  SwitchIdentity,
  SwitchPort,
} from '../ports';
import type { ConferenceCommand } from './commands';
import { isDone, readConference } from './conference-answers';
import type { EslConnection } from './esl-connection';
import type { IncomingEvent } from './esl-session';
import { planBatches } from './push-batches';
import { readKind, readStatus, readVersion } from './replica-answers';

export interface FreeswitchPortOptions {
  nodeId: string;
  esl: EslConnection;
  ackTimeoutMs?: number;
}

/** Event subclasses a connection for this port must listen to: its own, and what is news to others. */
export const PORT_SUBCLASSES = [
  'pbx::ack',
  'pbx::replica',
  'pbx::agent',
  'pbx::queue',
  'pbx::wish',
] as const;

const IN_FLIGHT = 2;
const ACK_TIMEOUT_MS = 15_000;

interface Batch {
  body: string;
  seq: bigint;
  generation?: number | undefined;
  sweep?: number | undefined;
}

/** A media node seen through its event socket. Owns the connection: `close` closes it. */
export function createSwitchPort(options: FreeswitchPortOptions): SwitchPort {
  return new FreeswitchPort(options);
}

class FreeswitchPort implements SwitchPort {
  readonly nodeId: string;
  private readonly esl: EslConnection;
  private readonly ackTimeoutMs: number;
  private readonly waiting = new Map<string, (outcome: PushOutcome) => void>();
  private readonly ready = new Set<() => void>();
  private replica: string | undefined;

  constructor(options: FreeswitchPortOptions) {
    this.nodeId = options.nodeId;
    this.esl = options.esl;
    this.ackTimeoutMs = options.ackTimeoutMs ?? ACK_TIMEOUT_MS;
    this.esl.onEvent((event) => this.hear(event));
    this.esl.onDisconnect((reason) => {
      for (const settle of this.waiting.values()) settle({ kind: 'lost', reason });
    });
  }

  state(): 'connected' | 'disconnected' {
    return this.esl.state();
  }

  async identity(): Promise<SwitchIdentity> {
    const kind = readKind(await this.esl.api({ kind: 'replica-kind' }));
    return { kind, version: readVersion(await this.esl.api({ kind: 'version' })) };
  }

  async status(): Promise<ReplicaStatus> {
    const status = readStatus(await this.esl.api({ kind: 'replica-status' }));
    this.replica = status.replica;
    return status;
  }

  async conference(room: string): Promise<ConferenceState | undefined> {
    return readConference(await this.esl.api({ kind: 'conference-list', room }));
  }

  async tellConference(order: ConferenceOrder): Promise<boolean> {
    const command = { ...order, kind: `conference-${order.kind}` } as ConferenceCommand;
    return isDone(await this.esl.api(command));
  }

  /**
   * The last batch carries the watermark and goes alone, after every other was acknowledged: a
   * refusal in the middle must not leave the node believing that it holds everything.
   */
  async push(records: readonly DocumentRecord[], options: PushOptions): Promise<PushOutcome> {
    const plan = planBatches(records);
    if (plan.kind === 'refused') return plan;
    const { generation } = options;
    if (options.sweep && generation === undefined) throw new Error('A sweep needs its generation');
    const bodies = [...plan.bodies];
    const last = bodies.pop() ?? '';
    const early = await this.pipeline(bodies.map((body) => ({ body, seq: 0n, generation })));
    if (early && early.kind !== 'ok') return early;
    const sweep = options.sweep ? generation : undefined;
    return this.send({ body: last, seq: options.seq, generation, sweep });
  }

  private async pipeline(batches: readonly Batch[]): Promise<PushOutcome | undefined> {
    const queue = batches.values();
    let trouble: PushOutcome | undefined;
    const lane = async () => {
      for (const batch of queue) {
        const outcome = await this.send(batch);
        if (outcome.kind !== 'ok') trouble ??= outcome;
        if (trouble) return;
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    return trouble;
  }

  private send(batch: Batch): Promise<PushOutcome> {
    const id = randomUUID();
    return new Promise((resolve) => {
      const settle = (outcome: PushOutcome) => {
        clearTimeout(timer);
        this.waiting.delete(id);
        resolve(outcome);
      };
      const timer = setTimeout(
        () => settle({ kind: 'lost', reason: 'the node did not acknowledge in time' }),
        this.ackTimeoutMs,
      );
      this.waiting.set(id, settle);
      this.esl
        .fire({ subclass: 'pbx::push', headers: batchHeaders(id, batch), body: batch.body })
        .catch((error: unknown) => settle({ kind: 'lost', reason: String(error) }));
    });
  }

  private hear(event: IncomingEvent): void {
    if (event.subclass === 'pbx::ack') {
      this.waiting.get(event.headers['Push-Batch'] ?? '')?.(this.readAck(event.headers));
    }
    // The node made a new database: as good as a node that has just come.
    if (event.subclass === 'pbx::replica' && this.replica !== event.headers['Push-Replica']) {
      for (const listener of this.ready) listener();
    }
  }

  private readAck(headers: Readonly<Record<string, string>>): PushOutcome {
    const reason = headers['Push-Reason'] ?? '';
    if (headers['Push-Result'] === 'refused') {
      const key = headers['Push-Key'] ?? '';
      // Without a key it is the node's own trouble, and no document is to blame.
      return key === '' ? { kind: 'lost', reason } : { kind: 'refused', key, reason };
    }
    const replica = headers['Push-Replica'];
    if (replica && this.replica && replica !== this.replica) {
      return { kind: 'lost', reason: 'the node has made a new database' };
    }
    const seq = headers['Push-Seq'] ?? '';
    if (!/^\d+$/.test(seq))
      return { kind: 'lost', reason: 'the node acknowledged without a number' };
    return { kind: 'ok', seq: BigInt(seq) };
  }

  onConnect(listener: () => void): () => void {
    this.ready.add(listener);
    const leave = this.esl.onConnect(listener);
    return () => {
      this.ready.delete(listener);
      leave();
    };
  }

  onDisconnect(listener: (reason: string) => void): () => void {
    return this.esl.onDisconnect(listener);
  }

  onEvent(listener: (event: SwitchEvent) => void): () => void {
    return this.esl.onEvent(listener);
  }

  async close(): Promise<void> {
    await this.esl.close();
  }
}

function batchHeaders(id: string, batch: Batch): Record<string, string> {
  const headers: Record<string, string> = { 'Push-Batch': id, 'Push-Seq': String(batch.seq) };
  if (batch.generation !== undefined) headers['Push-Generation'] = String(batch.generation);
  if (batch.sweep !== undefined) headers['Push-Sweep'] = String(batch.sweep);
  return headers;
}
