import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { CallFacts } from '@/lib/call-plan/call-facts';
import { evaluate } from '@/lib/call-plan/evaluate';
import { readSidecar } from '@/telephony/media/recording-sidecar';
import { useCallBench } from './call-bench';
import type { Invitation, OutgoingCall } from './call-peer';
import { documents, domain, extensionId } from './example-pbx';
import { RtpEar, soundPort, toneFile } from './rtp-ear';
import { GREETING, messageId, VOICEMAIL } from './voicemail-example';

/** What is heard: each says something else. */
const HEARD = { greeting: 1300, record: 880, question: 660, message: 440, other: 1760 } as const;
type Sound = keyof typeof HEARD;

/** What somebody did at the phone, on its way up. */
interface Action {
  action: string;
  box_id: string;
  message_id?: string;
  to_box_id?: string;
  pin_salt?: string;
  pin_hash?: string;
}

/** A media node with the boxes of the example, and an ear at the phones. Call it inside a suite. */
export function useVoicemailBench(): VoicemailBench {
  const bench = new VoicemailBench(useCallBench(VOICEMAIL));
  beforeAll(() => bench.open());
  beforeEach(() => bench.empty());
  afterAll(() => bench.close());
  return bench;
}

class VoicemailBench {
  #ear: RtpEar | undefined;
  private readonly held = new Map(documents('', VOICEMAIL).map(({ key, xml }) => [key, xml]));

  constructor(readonly calls: ReturnType<typeof useCallBench>) {}

  async open(): Promise<void> {
    this.#ear = await RtpEar.listen();
    this.calls.peer.soundPort = this.#ear.port;
    writeFileSync(this.inNode('sounds', `${GREETING}.wav`), toneFile(HEARD.greeting, 2));
    this.bring('31', 'message');
    this.bring('32', 'other');
  }

  async close(): Promise<void> {
    await this.#ear?.close();
  }

  empty(): void {
    for (const place of ['media', 'mailbox']) {
      for (const name of readdirSync(this.inNode(place))) rmSync(this.inNode(place, name));
    }
  }

  get ear(): RtpEar {
    if (!this.#ear) throw new Error('Not open yet');
    return this.#ear;
  }

  inNode(...names: string[]): string {
    return join(this.calls.node.dir, ...names);
  }

  /** As the worker's media role brings a message. */
  bring(name: string, sound: Sound): void {
    writeFileSync(this.inNode('messages', `${messageId(name)}.wav`), toneFile(HEARD[sound], 3));
  }

  /** Names of what waits to be shipped. */
  spool(): string[] {
    return readdirSync(this.inNode('media'));
  }

  /** A call that is answered, and where its sound comes from. */
  async call(
    dialled: string,
    more: Partial<Invitation> = {},
    by: (user: string, more: Partial<Invitation>) => OutgoingCall = (...given) =>
      this.calls.phone(...given),
  ) {
    const made = by(dialled, more);
    expect(await made.answered()).toBe(200);
    const answer = made.responses.find(({ startLine }) => startLine.includes(' 200 '));
    if (!answer) throw new Error('An answered call has an answer');
    const port = soundPort(answer);
    const hears = async (what: Sound) => {
      await this.ear.comes(port, HEARD[what]);
      this.ear.forget(port);
    };
    return { made, port, hears };
  }

  /** The way the node says the call took. */
  pathOf(made: OutgoingCall): Promise<string | undefined> {
    const read = () => {
      const all = this.calls.node.allRecords();
      const own = all.find(({ variables }) => variables['sip_call_id'] === made.id);
      expect(own).toBeDefined();
      return own?.variables['pbx_path'];
    };
    return vi.waitFor(read, { timeout: 8000, interval: 50 });
  }

  /** The way the evaluator says. */
  expected(dialed: string, facts: Partial<CallFacts> = {}): string {
    const source = (key: string): unknown => {
      const text = this.held.get(key);
      return text?.startsWith('{') ? JSON.parse(text) : undefined;
    };
    const from = { kind: 'extension', id: extensionId('101') } as const;
    const base = { sipDomain: domain, dialed, from, caller: { number: '101', name: 'x' }, at: 0 };
    return evaluate(source, { ...base, ...facts }).path.join(' ');
  }

  /** What is ready to be shipped. */
  kept() {
    const read = () => {
      const [name] = this.spool().filter((file) => file.endsWith('.json'));
      if (!name) throw new Error('Nothing is ready to be shipped');
      const sidecar = readSidecar(readFileSync(this.inNode('media', name), 'utf8'));
      return { sidecar, wav: readFileSync(this.inNode('media', name.replace('.json', '.wav'))) };
    };
    return vi.waitFor(read, { timeout: 5000, interval: 50 });
  }

  /** The recording that runs is longer than so many seconds. */
  async isRecorded(seconds: number): Promise<void> {
    const read = () => {
      const [name] = this.spool().filter((file) => file.endsWith('.wav'));
      if (!name) throw new Error('Nothing is recorded yet');
      expect(readFileSync(this.inNode('media', name)).length).toBeGreaterThan(seconds * 16_000);
    };
    await vi.waitFor(read, { timeout: 10_000, interval: 50 });
  }

  /** Sorted by what was done. */
  actions(): Action[] {
    return readdirSync(this.inNode('mailbox'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(this.inNode('mailbox', name), 'utf8')) as Action)
      .toSorted((one, other) => (one.action < other.action ? -1 : 1));
  }
}

export function type(made: OutgoingCall, keys: string): void {
  for (const key of keys) made.press(key);
}
