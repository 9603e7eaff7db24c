import { join } from 'node:path';
import type { CallDocument } from '@/lib/call-plan/documents';
import type { NodeConfigOptions } from '@/telephony/freeswitch/render-node-config';
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import { CallPeer, type Invitation, type OutgoingCall } from './call-peer';
import { documents, domain } from './example-pbx';
import { MediaNode, type LegRecord } from './media-node';

/** A media node that holds the example PBX and `more`, and both ends of its calls. Call it inside a suite. */
export function useCallBench(
  more: readonly CallDocument[] = [],
  control?: () => NodeConfigOptions['control'],
) {
  const bench = new CallBench(more, control);
  beforeAll(() => bench.open());
  afterAll(() => bench.close());
  beforeEach(() => bench.reset());
  return bench;
}

class CallBench {
  #peer: CallPeer | undefined;
  #node: MediaNode | undefined;

  constructor(
    private readonly more: readonly CallDocument[],
    private readonly control: () => NodeConfigOptions['control'] = () => undefined,
  ) {}

  async open(): Promise<void> {
    this.#peer = await CallPeer.listen();
    this.#node = await MediaNode.start(this.#peer.port, this.control());
    await this.node.connect();
    const records = documents(this.trap, this.more);
    const seq = BigInt(records.length);
    const outcome = await this.node.port.push(records, { seq, generation: 1, sweep: true });
    expect(outcome).toEqual({ kind: 'ok', seq });
    // From here on the node is alone: no call needs the control plane.
    await this.node.disconnect();
  }

  async close(): Promise<void> {
    await this.#node?.remove();
    await this.#peer?.close();
  }

  reset(): void {
    this.peer.received.length = 0;
    this.peer.answering = (_, reply) => reply('480 Temporarily Unavailable');
  }

  get peer(): CallPeer {
    if (!this.#peer) throw new Error('Not open yet');
    return this.#peer;
  }

  get node(): MediaNode {
    if (!this.#node) throw new Error('Not open yet');
    return this.#node;
  }

  /** A file that exists only if a text of a person was run as a command. */
  get trap(): string {
    return join(this.node.dir, 'trap');
  }

  /** A call from the first phone of extension 101, as the entry node sends it. */
  phone(user: string, more: Partial<Invitation> = {}): OutgoingCall {
    const headers: Invitation['headers'] = [
      ['X-Pbx-Domain', domain],
      ['X-Pbx-Device', 'phone101a'],
      ['X-Secret', 'of the phone'],
    ];
    return this.peer.call({ port: this.node.sipPort, user, domain, headers, ...more });
  }

  /** A call from a carrier. */
  trunk(user: string, more: Partial<Invitation> = {}): OutgoingCall {
    const headers: Invitation['headers'] = [
      ['X-Pbx-Domain', domain],
      ['X-Pbx-Trunk', 'trk_1'],
    ];
    return this.phone(user, { headers, ...more });
  }

  /** Everybody rings; the second phone of 102 never answers. */
  answer(): void {
    this.peer.answering = (invite, reply) => {
      reply('180 Ringing');
      if (!invite.startLine.includes('phone102b')) reply('200 OK', true);
    };
  }

  /** The start lines of what the node asked for, sorted. */
  invited(): string[] {
    return this.peer
      .requests('INVITE')
      .map(({ startLine }) => startLine)
      .toSorted();
  }

  /** The records of a call, when all its legs are written. */
  records(call: OutgoingCall, legs: number): Promise<LegRecord['variables'][]> {
    const read = () => {
      const all = this.node.allRecords();
      const caller = all.find(({ variables }) => variables['sip_call_id'] === call.id);
      const found = caller ? this.node.records(caller.variables['pbx_call_id'] ?? '') : [];
      expect(found).toHaveLength(legs);
      return found.map(({ variables }) => variables);
    };
    return vi.waitFor(read, { timeout: 5000, interval: 50 });
  }

  /** The caller's own record of a call with so many legs. */
  async callerRecord(call: OutgoingCall, legs: number): Promise<LegRecord['variables']> {
    const found = (await this.records(call, legs)).find((leg) => leg['pbx_leg'] === 'caller');
    if (!found) throw new Error('The caller has no record');
    return found;
  }
}
