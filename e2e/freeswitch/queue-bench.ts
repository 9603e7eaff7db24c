import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { QueueOutcome } from '@/lib/call-plan/call-facts';
import type { CallDocument } from '@/lib/call-plan/documents';
import { evaluate } from '@/lib/call-plan/evaluate';
import { queueSnapshot, type QueueSnapshot } from '@/lib/queues/live-rules';
import type { IncomingEvent } from '@/telephony/freeswitch/esl-session';
import { CallPeer, type OutgoingCall } from './call-peer';
import { MediaNode, type LegRecord } from './media-node';
import { agentId, domain, nameOf, outgoingDocuments, queueId } from './queue-documents';
import { QueuePhones } from './queue-phones';
import { RtpEar, soundPort } from './rtp-ear';
import { statusOf } from '../sip/sip-message';

/** A media node with queues, callers and agents' phones. Call it inside a suite. */
export function useQueueBench() {
  const bench = new QueueBench();
  beforeAll(() => bench.open());
  afterAll(() => bench.close());
  beforeEach(() => bench.reset());
  return bench;
}

export class QueueBench {
  #peer: CallPeer | undefined;
  #node: MediaNode | undefined;
  #phones: QueuePhones | undefined;
  #ear: RtpEar | undefined;
  /** Of mod_callcenter and of the node's own, in their order. */
  readonly heard: IncomingEvent[] = [];
  /** What the test at hand has pushed: the end of the one before may still be told. */
  private readonly own = new Set<string>();
  private readonly documents = new Map<string, unknown>();
  private readonly calls: OutgoingCall[] = [];
  private seq = 0n;

  async open(): Promise<void> {
    this.#peer = await CallPeer.listen();
    this.#phones = new QueuePhones(this.#peer);
    this.#ear = await RtpEar.listen();
    this.#peer.soundPort = this.#ear.port;
    this.#node = await MediaNode.start(this.#peer.port);
    await this.node.connect(['callcenter::info']);
    this.node.commands.onEvent((event) => {
      if (this.isOwn(event)) this.heard.push(event);
    });
    await this.push(outgoingDocuments(), { sweep: true });
  }

  async close(): Promise<void> {
    await this.#node?.remove();
    await this.#peer?.close();
    await this.#ear?.close();
  }

  reset(): void {
    for (const call of this.calls.splice(0)) call.hangUp();
    this.phones.reset();
    this.heard.length = 0;
    this.own.clear();
  }

  private isOwn({ headers }: IncomingEvent): boolean {
    const [queue] = (headers['CC-Queue'] ?? headers['Queue-Id'] ?? '').split(/[.@]/);
    return this.own.has(queue || (headers['CC-Agent'] ?? headers['Agent-Id'] ?? ''));
  }

  private get peer(): CallPeer {
    if (!this.#peer) throw new Error('Not open yet');
    return this.#peer;
  }

  get node(): MediaNode {
    if (!this.#node) throw new Error('Not open yet');
    return this.#node;
  }

  get ear(): RtpEar {
    if (!this.#ear) throw new Error('Not open yet');
    return this.#ear;
  }

  get phones(): QueuePhones {
    if (!this.#phones) throw new Error('Not open yet');
    return this.#phones;
  }

  async push(documents: readonly CallDocument[], { sweep = false } = {}): Promise<void> {
    for (const { key, text } of documents) {
      this.own.add(key.split(':').at(-1) ?? '');
      if (text.startsWith('{')) this.documents.set(key, JSON.parse(text));
    }
    const records = documents.map(({ key, text }) => ({
      key,
      seq: ++this.seq,
      xml: text,
    }));
    const full = sweep ? { generation: 1, sweep } : {};
    expect(await this.node.port.push(records, { seq: this.seq, ...full })).toMatchObject({
      kind: 'ok',
    });
  }

  /** Somebody calls the number of a queue; or one of the PBX's phones dials it. */
  call(
    number: string,
    caller = '+4915112345678',
    device = 'callersphone',
    display = 'Eve',
  ): OutgoingCall {
    const headers = [
      ['X-Pbx-Domain', domain],
      ['X-Pbx-Device', device],
    ] as const;
    const call = this.peer.call({
      ...{ port: this.node.sipPort, user: number, domain, headers, from: caller },
      display: `"${display}" `,
    });
    this.calls.push(call);
    return call;
  }

  /** What the evaluator says of a caller who leaves this queue so. */
  way(number: string, queue: string, outcome: QueueOutcome): string {
    const { path } = evaluate((key) => this.documents.get(key), {
      ...{ sipDomain: domain, dialed: number, from: { kind: 'phone' }, at: 1_790_000_000 },
      ...{ caller: { number: null, name: '' }, queues: { [queueId(queue)]: outcome } },
    });
    return path.join(' ');
  }

  /** A call that one of the agents answers, and who. */
  async answered(number: string, caller?: string): Promise<{ call: OutgoingCall; by: string }> {
    const before = this.joins().length;
    const call = this.call(number, caller);
    return { call, by: await this.joined(before) };
  }

  /**
   * Waits until caller and agent hear each other, and answers who that is. `bridge-agent-start` comes
   * before it: who hangs up then was never joined.
   */
  async joined(before = 0): Promise<string> {
    return vi.waitFor(() => {
      const event = this.joins()[before];
      if (!event) throw new Error('Nobody was joined');
      return nameOf(event.headers['CC-Agent']);
    }, WAIT);
  }

  private joins(): IncomingEvent[] {
    return this.actions('agent-state-change').filter(
      ({ headers }) => headers['CC-Agent-State'] === 'In a queue call',
    );
  }

  /** Ends a call from the caller's side; resolves when the agent is free again. */
  async over({ call }: { call: OutgoingCall }): Promise<void> {
    const before = this.actions('bridge-agent-end').length;
    call.hangUp();
    await this.told('bridge-agent-end', before);
  }

  /** Waits until mod_callcenter has told of one kind more than so often. */
  async told(action: string, before = 0): Promise<IncomingEvent> {
    return vi.waitFor(() => {
      const event = this.actions(action)[before];
      if (!event) throw new Error(`mod_callcenter has not told: ${action}`);
      return event;
    }, WAIT);
  }

  /** What mod_callcenter told of one kind. */
  actions(action: string): IncomingEvent[] {
    return this.heard.filter(({ headers }) => headers['CC-Action'] === action);
  }

  /** What the node told the control plane of an agent. */
  agentNews(name: string): IncomingEvent[] {
    return this.heard.filter(
      ({ subclass, headers }) => subclass === 'pbx::agent' && headers['Agent-Id'] === agentId(name),
    );
  }

  /** The last picture of a queue that the node showed the control plane. */
  picture(name: string): QueueSnapshot | undefined {
    const shown = this.heard.findLast(
      ({ subclass, headers }) => subclass === 'pbx::queue' && headers['Queue-Id'] === queueId(name),
    );
    return shown && queueSnapshot.parse(JSON.parse(shown.headers['Queue-Snapshot'] ?? ''));
  }

  /** Agents in the order they were offered calls. */
  offered(): string[] {
    return this.actions('agent-offering').map(({ headers }) => nameOf(headers['CC-Agent']));
  }

  /** What the node wrote about the caller's leg, once the call is over. */
  async record(call: OutgoingCall): Promise<LegRecord['variables']> {
    return vi.waitFor(() => {
      const found = this.node
        .allRecords()
        .find(({ variables }) => variables['sip_call_id'] === call.id);
      if (!found) throw new Error('The caller has no record');
      return found.variables;
    }, WAIT);
  }

  /** Of all legs of a call, when so many are written. */
  async legs(call: OutgoingCall, count: number): Promise<LegRecord['variables'][]> {
    const { pbx_call_id = '' } = await this.record(call);
    return vi.waitFor(() => {
      const found = this.node.records(pbx_call_id);
      expect(found).toHaveLength(count);
      return found.map(({ variables }) => variables);
    }, WAIT);
  }

  /** The caller hears this tone, now or soon. */
  async callerHears(call: OutgoingCall, hertz: number): Promise<void> {
    await call.answered();
    await this.ear.comes(this.soundOf(call), hertz);
  }

  /** The port from which the node sends its sound to whoever made this call. */
  soundOf(call: OutgoingCall): number {
    const answer = call.responses.find((response) => statusOf(response) === 200);
    if (!answer) throw new Error('The call was refused');
    return soundPort(answer);
  }

  /** The agent on this phone does. */
  async agentHears(username: string, hertz: number): Promise<void> {
    await this.ear.comes(soundPort(this.phones.invite(username)), hertz);
  }

  /** Phones that were told to stop ringing. */
  cancelled(): number {
    return this.peer.requests('CANCEL').length;
  }
}

/** The switch counts in whole seconds: until its clock shows so many more. */
export async function secondsPass(count = 1): Promise<void> {
  const now = () => Math.floor(Date.now() / 1000);
  const until = now() + count;
  await vi.waitUntil(() => now() >= until, { timeout: (count + 2) * 1000, interval: 20 });
}

export const WAIT = { timeout: 15_000, interval: 50 };
