import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import { compileAgent, type PlanAgentState } from '@/lib/agents/plan';
import { agent, type AgentConfig } from '@/lib/agents/contract';
import { compiler, type PlanTenant } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { compileExtension } from '@/lib/extensions/plan';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { queue, type QueueConfig } from '@/lib/queues/contract';
import { compileQueue } from '@/lib/queues/plan';
import type { IncomingEvent } from '@/telephony/freeswitch/esl-session';
import { CallPeer, type OutgoingCall } from './call-peer';
import { MediaNode, type LegRecord } from './media-node';
import { QueuePhones } from './queue-phones';
import { RtpEar, soundPort } from './rtp-ear';
import { statusOf } from '../sip/sip-message';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
export const domain = tenant.sipDomain;

/** 20 characters, as ids have; `agt_a…` is easier to read in a failure than a real one. */
const idOf = (prefix: string, name: string) => `${prefix}_${name.padEnd(20, '0')}`;
export const agentId = (name: string) => idOf('agt', name);
export const queueId = (name: string) => idOf('que', name);
export const extensionId = (name: string) => idOf('ext', name);

const asQueue = compiler(queue, compileQueue);
const asAgent = compiler(agent, compileAgent);

export interface AgentSetting extends Partial<AgentConfig> {
  state?: Partial<PlanAgentState>;
}

export interface QueueSetting extends Partial<Omit<QueueConfig, 'members'>> {
  /** Names, in order, or with their level. */
  members: readonly (string | { name: string; level: number })[];
}

const nameOf = (id = '') => id.replace(/^agt_/, '').replace(/0+$/, '');

/** A queue's number and what is pushed for it. */
export function queueDocuments(
  name: string,
  number: string,
  setting: QueueSetting,
): CallDocument[] {
  const { members, ...config } = setting;
  const listed = members.map((member, index) => ({
    agent: agentId(typeof member === 'string' ? member : member.name),
    level: typeof member === 'string' ? 1 : member.level,
    position: index + 1,
  }));
  const row = { id: queueId(name), kind: 'queue', name: `Queue ${name}`, number, enabled: true };
  return asQueue({ ...row, config: { ...config, members: listed } }, tenant);
}

/** An agent and an extension of the same name with one phone of that name. */
export function agentDocuments(name: string, setting: AgentSetting = {}): CallDocument[] {
  const { state, ...config } = setting;
  const row = {
    id: agentId(name),
    kind: 'agent',
    name: `Agent ${name}`,
    number: null,
    enabled: true,
  };
  const given = { extension: setting.outside ? null : extensionId(name), ...config };
  const since = { status: 'logged_in' as const, reason: null, since: Date.now(), ...state };
  return asAgent({ ...row, config: { wrapUpSeconds: 0, ...given }, state: since }, tenant);
}

/** The extension behind an agent, with so many phones: `a`, `a2`, … */
export function phoneDocuments(name: string, number: string, phones = 1): CallDocument[] {
  const devices = Array.from({ length: phones }, (_, index) => {
    const username = index === 0 ? name : `${name}${index + 1}`;
    return { id: `dev_${username}`, username, enabled: true };
  });
  const base = { id: extensionId(name), number, name: `Person ${name}`, enabled: true };
  return compileExtension(
    { ...base, ringTimeoutSeconds: 20, outboundCallerId: null, config: {}, devices },
    tenant,
  );
}

export const outgoingDocuments = (): CallDocument[] =>
  compileOutgoing(tenant, {
    trunks: [{ id: 'trk_1', set: 10_007 }],
    defaultCallerId: '+4930901820',
  });

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
  private seq = 0n;

  async open(): Promise<void> {
    this.#peer = await CallPeer.listen();
    this.#phones = new QueuePhones(this.#peer);
    this.#ear = await RtpEar.listen();
    this.#peer.soundPort = this.#ear.port;
    this.#node = await MediaNode.start(this.#peer.port);
    await this.node.connect(['callcenter::info', 'pbx::agent']);
    this.node.commands.onEvent((event) => this.heard.push(event));
    await this.push(outgoingDocuments(), { sweep: true });
  }

  async close(): Promise<void> {
    await this.#node?.remove();
    await this.#peer?.close();
    await this.#ear?.close();
  }

  reset(): void {
    this.phones.reset();
    this.heard.length = 0;
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

  /** A call of a carrier to the number of a queue. */
  call(number: string, caller = '+4915112345678'): OutgoingCall {
    const headers = [
      ['X-Pbx-Domain', domain],
      ['X-Pbx-Device', 'callersphone'],
    ] as const;
    return this.peer.call({
      ...{ port: this.node.sipPort, user: number, domain, headers, from: caller },
      display: '"Eve" ',
    });
  }

  /** A call that one of the agents answers, and who. */
  async answered(number: string, caller?: string): Promise<{ call: OutgoingCall; by: string }> {
    const before = this.actions('bridge-agent-start').length;
    const call = this.call(number, caller);
    const event = await this.told('bridge-agent-start', before);
    return { call, by: nameOf(event.headers['CC-Agent']) };
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
    const answer = call.responses.find((response) => statusOf(response) === 200);
    if (!answer) throw new Error('The call was refused');
    await this.ear.comes(soundPort(answer), hertz);
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

export const WAIT = { timeout: 15_000, interval: 50 };
