import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toneFile } from '../freeswitch/rtp-ear';
import { MediaNode } from '../freeswitch/media-node';
import type { OutgoingCall } from '../freeswitch/call-peer';
import type { DocumentRecord } from '@/telephony/ports';
import { PROGRAM, SCRIPTS, writeCaseTables } from './case-tables';
import { pause, ScriptedEntryNode } from './entry-node';
import type { Case } from './facts';
import { PathRecords } from './path-records';
import { HOLD_NUMBER, SOUND_THERE } from './draft';
import type { Pbx } from './pbx';

/** After a prompt has begun. */
const PRESS_AFTER_MS = 350;
const BETWEEN_KEYS_MS = 60;
const IN_ROOM_MS = 1500;
const RECORD_WITHIN_MS = 40_000;
const ANSWER_WITHIN_MS = 3000;
const HELD_WITHIN_MS = 10_000;

export interface Taken {
  path: string;
  status: number;
}

/** A media node that holds all generated PBXs. */
export class SwitchBench {
  private readonly records: PathRecords;
  private readonly over = new WeakSet<OutgoingCall>();

  private constructor(
    private readonly node: MediaNode,
    private readonly entry: ScriptedEntryNode,
  ) {
    this.records = new PathRecords(join(node.dir, 'cdr'));
  }

  static async open(all: readonly Pbx[]): Promise<SwitchBench> {
    const entry = await ScriptedEntryNode.listen();
    const node = await MediaNode.start(entry.peer.port);
    const sounds = join(node.dir, 'sounds');
    mkdirSync(sounds, { recursive: true });
    writeFileSync(join(sounds, `${SOUND_THERE}.wav`), toneFile(440, 0.1));
    await node.connect();
    const records = all.flatMap(recordsOf).map((record, index) => ({
      ...record,
      seq: BigInt(index + 1),
    }));
    const seq = BigInt(records.length);
    const outcome = await node.port.push(records, { seq, generation: 1, sweep: true });
    if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
    await node.disconnect();
    return new SwitchBench(node, entry);
  }

  async close(): Promise<void> {
    this.records.close();
    await this.node.remove();
    await this.entry.close();
  }

  setClock(epochSeconds: number): Promise<void> {
    return this.node.setClock(epochSeconds);
  }

  /** The tables of cases in the switch's own Lua; see case-tables.lua. */
  caseTables(): Promise<string> {
    const file = join(this.node.dir, 'tables.json');
    writeCaseTables(file);
    return this.node.runScript(PROGRAM, SCRIPTS, file);
  }

  /** Plays one call, and says the way it took and what the caller was answered. */
  async play(one: Case): Promise<Taken> {
    this.entry.begin({ case: one, call: undefined });
    const held = this.hold(one);
    await Promise.all(held.map((other) => other.answered(HELD_WITHIN_MS).catch(() => 0)));
    const call = this.dial(one, one.facts.dialed);
    this.entry.begin({ case: one, call });
    const { patienceSeconds } = one.facts;
    if (patienceSeconds !== undefined) void this.giveUp(call, patienceSeconds);
    else void this.press(call, one);
    const path = await this.path(call);
    this.over.add(call);
    for (const other of held) other.hangUp();
    await Promise.all(held.map((other) => this.path(other)));
    // The record may be read before the answer is.
    await call.answered(ANSWER_WITHIN_MS).catch(() => 0);
    return { path, status: call.status };
  }

  private dial(one: Case, user: string, device = deviceOf(one)): OutgoingCall {
    const { sipDomain: domain, caller } = one.facts;
    const headers: (readonly [string, string])[] = [['X-Pbx-Domain', domain]];
    if (device === undefined) headers.push(['X-Pbx-Trunk', 'trk_1']);
    else headers.push(['X-Pbx-Device', device]);
    const from = device ?? caller.number ?? 'anonymous';
    const invitation = { user: encodeURIComponent(user).replaceAll('%2B', '+'), domain, from };
    return this.entry.peer.call({ ...invitation, port: this.node.sipPort, headers });
  }

  /** Those who must be in a call talk to somebody who is in no case. */
  private hold(one: Case): OutgoingCall[] {
    const busy = one.pbx.extensions.filter(({ id }) => one.facts.busy?.includes(id));
    return busy.map(({ devices }) => {
      const device = devices.find(({ enabled }) => enabled);
      return this.dial(one, HOLD_NUMBER, device?.username);
    });
  }

  private async giveUp(call: OutgoingCall, seconds: number): Promise<void> {
    await pause(seconds * 1000);
    if (this.over.has(call)) return;
    if (call.status === 0) call.cancel();
    else if (call.status === 200) call.hangUp();
  }

  /** Presses what is to be pressed; a prompt begins when the one before it has ended. */
  private async press(call: OutgoingCall, { expected }: Case): Promise<void> {
    const { prompts, entries } = expected;
    const isJoined = entries.some(({ outcome }) => outcome === 'joined');
    if (!isJoined && prompts.every(({ keys }) => keys === '')) return;
    await call.answered(RECORD_WITHIN_MS).catch(() => 0);
    let before = prompts[0]?.at ?? 0;
    for (const { at, keys } of prompts) {
      await pause((at - before) * 1000);
      before = at;
      if (keys === '') continue;
      await pause(PRESS_AFTER_MS);
      for (const key of keys) {
        if (this.over.has(call)) return;
        call.press(key);
        await pause(BETWEEN_KEYS_MS);
      }
    }
    if (!isJoined) return;
    await pause((expected.seconds - before) * 1000 + IN_ROOM_MS);
    if (!this.over.has(call)) call.hangUp();
  }

  /** The way of a call that is over, as its record has it. */
  private async path(call: OutgoingCall): Promise<string> {
    const found = await this.records.of(call.id, RECORD_WITHIN_MS);
    if (found !== undefined) return found;
    call.hangUp();
    return '(no record came)';
  }
}

function recordsOf({ documents, directory }: Pbx): Omit<DocumentRecord, 'seq'>[] {
  return [
    ...documents.map(({ key, text }) => ({ key, xml: text })),
    ...directory.map(({ key, xml }) => ({ key, xml })),
  ];
}

/** Undefined: the call comes from a trunk. */
function deviceOf({ pbx, facts: { from } }: Case): string | undefined {
  if (from.kind === 'trunk') return undefined;
  if (from.kind === 'phone') return `p${pbx.index}nobody`;
  const owner = pbx.extensions.find(({ id }) => id === from.id);
  return owner?.devices.find(({ enabled }) => enabled)?.username;
}
