import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallFacts } from '@/lib/call-plan/call-facts';
import { evaluate } from '@/lib/call-plan/evaluate';
import { amplitudeAt } from '@/lib/sounds/audio/testing-tones';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { isPin } from '@/lib/voicemails/pin';
import { readSidecar } from '@/telephony/media/recording-sidecar';
import { useCallBench } from './call-bench';
import type { Invitation, OutgoingCall } from './call-peer';
import { documents, domain, extensionId } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';
import { RtpEar, soundPort, toneFile } from './rtp-ear';
import { speak } from './rtp-mouth';
import { boxId, GREETING, messageId, PIN, VOICEMAIL } from './voicemail-example';

/** What is heard: each says something else. */
const HEARD = { greeting: 1300, record: 880, question: 660, message: 440, other: 1760 } as const;
const HOSTILE = `A "B" $\{system touch TRAP}, [x=1]<sip:e@evil>;tag=1 \\`;

describe.skipIf(!freeswitch.found)(onFreeswitch('voicemail'), () => {
  const bench = useCallBench(VOICEMAIL);
  const inNode = (...names: string[]) => join(bench.node.dir, ...names);
  const spool = () => readdirSync(inNode('media'));
  let ear: RtpEar;

  beforeAll(async () => {
    ear = await RtpEar.listen();
    bench.peer.soundPort = ear.port;
    writeFileSync(inNode('sounds', `${GREETING}.wav`), toneFile(HEARD.greeting, 2));
    writeFileSync(inNode('messages', `${messageId('31')}.wav`), toneFile(HEARD.message, 3));
    writeFileSync(inNode('messages', `${messageId('32')}.wav`), toneFile(HEARD.other, 3));
  });
  beforeEach(() => {
    for (const place of ['media', 'mailbox']) {
      for (const name of readdirSync(inNode(place))) rmSync(inNode(place, name));
    }
  });
  afterAll(() => ear?.close());

  /** A call that is answered, and where its sound comes from. */
  async function call(
    dialled: string,
    more: Partial<Invitation> = {},
    by = bench.phone.bind(bench),
  ) {
    const made = by(dialled, more);
    expect(await made.answered()).toBe(200);
    const answer = made.responses.find(({ startLine }) => startLine.includes(' 200 '));
    if (!answer) throw new Error('An answered call has an answer');
    const port = soundPort(answer);
    const hears = async (what: keyof typeof HEARD) => {
      await ear.comes(port, HEARD[what]);
      ear.forget(port);
    };
    return { made, port, hears };
  }

  const pathOf = (made: OutgoingCall) =>
    vi.waitFor(
      () => {
        const all = bench.node.allRecords();
        const own = all.find(({ variables }) => variables['sip_call_id'] === made.id);
        expect(own).toBeDefined();
        return own?.variables['pbx_path'];
      },
      { timeout: 8000, interval: 50 },
    );
  const held = new Map(documents('', VOICEMAIL).map(({ key, xml }) => [key, xml]));
  const expected = (dialed: string, facts: Partial<CallFacts> = {}) => {
    const source = (key: string): unknown => {
      const text = held.get(key);
      return text?.startsWith('{') ? JSON.parse(text) : undefined;
    };
    const from = { kind: 'extension', id: extensionId('101') } as const;
    const caller = { number: '101', name: 'x' };
    return evaluate(source, { sipDomain: domain, dialed, from, caller, at: 0, ...facts }).path.join(
      ' ',
    );
  };
  const kept = () =>
    vi.waitFor(
      () => {
        const [name] = spool().filter((file) => file.endsWith('.json'));
        if (!name) throw new Error('Nothing is ready to be shipped');
        const sidecar = readSidecar(readFileSync(inNode('media', name), 'utf8'));
        return { sidecar, wav: readFileSync(inNode('media', name.replace('.json', '.wav'))) };
      },
      { timeout: 5000, interval: 50 },
    );
  const actions = () =>
    readdirSync(inNode('mailbox'))
      .map((name) => JSON.parse(readFileSync(inNode('mailbox', name), 'utf8')) as Action)
      .toSorted((one, other) => (one.action < other.action ? -1 : 1));
  interface Action {
    action: string;
    box_id: string;
    message_id?: string;
    to_box_id?: string;
    pin_salt?: string;
    pin_hash?: string;
  }
  const type = (made: OutgoingCall, keys: string) => {
    for (const key of keys) made.press(key);
  };

  describe('a message', () => {
    async function leave(dialled: string, seconds: number, more: Partial<Invitation> = {}) {
      const { made, port, hears } = await call(dialled, more);
      await hears('greeting');
      await hears('record');
      const stop = await speak(port, 440);
      const wavs = () => spool().filter((name) => name.endsWith('.wav'));
      await vi.waitFor(
        () => {
          const [name] = wavs();
          if (!name) throw new Error('Nothing is recorded yet');
          const { length } = readFileSync(inNode('media', name));
          expect(length).toBeGreaterThan(seconds * 16_000);
        },
        { timeout: 10_000, interval: 50 },
      );
      return { made, stop };
    }

    test.each([
      ['ended by #', '820', '820'],
      ['for an extension that nobody answers', '107', '107'],
    ])('%s is in the spool, whole', async (_, dialled, called) => {
      const { made, stop } = await leave(dialled, 2);
      made.press('#');
      expect(await pathOf(made)).toBe(
        expected(dialled, { ringing: { [extensionId('107')]: { ends: 'unreachable' } } }),
      );
      stop();
      const { sidecar, wav } = await kept();
      expect(sidecar).toMatchObject({
        ...{ kind: 'voicemail', tenant_id: 'ten_1', voicemail_id: boxId('1') },
        ...{ caller_number: '101', called_number: called },
      });
      const { channels, rate, dataStart, dataBytes } = readWavHeader(wav);
      expect({ channels, rate }).toEqual({ channels: 1, rate: 8000 });
      const samples = Float32Array.from({ length: dataBytes / 2 }, (__, index) =>
        Math.fround(wav.readInt16LE(dataStart + index * 2) / 32_768),
      );
      // Beside the silence in between: packets come a little late now and then.
      expect(amplitudeAt(samples, 8000, 440)).toBeGreaterThan(0.03);
    });

    test('ended by hanging up is kept, with a caller name that is text and nothing else', async () => {
      const display = HOSTILE.replace('TRAP', bench.trap).replaceAll('\\', '\\\\');
      const { made, stop } = await leave('820', 2, {
        display: `"${display.replaceAll('"', '\\"')}" `,
      });
      made.hangUp();
      stop();
      expect((await kept()).sidecar.kind).toBe('voicemail');
      expect(await pathOf(made)).toBe(expected('820'));
      expect(existsSync(bench.trap)).toBe(false);
    });

    test('is none when the caller says nothing', async () => {
      const { made, hears } = await call('820');
      await hears('record');
      made.hangUp();
      expect(await pathOf(made)).toBe(expected('820', { voicemails: { [boxId('1')]: 'none' } }));
      expect(spool()).toEqual([]);
    });

    test('is not taken by a full box, and the call ends', async () => {
      const { made } = await call('821');
      expect(await pathOf(made)).toBe(expected('821'));
      expect(await pathOf(made)).toContain('=full');
      expect(spool()).toEqual([]);
    });

    test('for a box that nobody knows is 404', async () => {
      const made = bench.phone('*9799');
      await made.answered();
      made.hangUp();
      expect(await bench.phone('829').answered()).not.toBe(200);
    });
  });

  describe('the owner', () => {
    test('hears the own messages without a PIN, the new one first, and removes it', async () => {
      const { made, hears } = await call('*97');
      await hears('question');
      made.press('1');
      await hears('message');
      made.press('3');
      await hears('other');
      made.hangUp();
      await pathOf(made);
      expect(actions()).toMatchObject([
        { action: 'heard', box_id: boxId('3'), message_id: messageId('31') },
        { action: 'removed', box_id: boxId('3'), message_id: messageId('31') },
      ]);
      // The control plane has not heard of it yet; the node has.
      const again = await call('*97');
      await again.hears('question');
      again.made.press('1');
      await again.hears('other');
      again.made.press('6');
      await vi.waitFor(() => expect(actions().map(({ action }) => action)).toContain('saved'));
      await again.hears('question');
      again.made.press('5');
      await again.hears('question');
      type(again.made, '820#');
      await vi.waitFor(
        () => expect(actions().at(0)).toMatchObject({ action: 'forwarded', to_box_id: boxId('1') }),
        5000,
      );
      again.made.hangUp();
    });

    test('a message that lies in the storage is asked for, and played when it comes', async () => {
      const { made, hears } = await call('*97825');
      await hears('question');
      type(made, `${PIN}#`);
      await vi.waitFor(() => expect(readdirSync(inNode('messages'))).toContain(want('61')), 8000);
      writeFileSync(inNode('messages', `${messageId('61')}.wav`), toneFile(HEARD.message, 3));
      await hears('question');
      made.press('1');
      await hears('message');
      made.hangUp();
    });
    const want = (name: string) => `${messageId(name)}.want`;

    test('changes the PIN and records a greeting', async () => {
      const { made, port, hears } = await call('*97820');
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      made.press('3');
      for (const keys of ['1234#', '7351#', '7351#']) {
        await hears('question');
        type(made, keys);
      }
      await vi.waitFor(() => expect(actions()).toHaveLength(1), 8000);
      const [{ action, pin_salt: salt = '', pin_hash: hash = '' } = { action: '' }] = actions();
      expect(action).toBe('pin');
      expect(isPin({ salt, hash }, '7351')).toBe(true);
      await hears('question');
      made.press('2');
      await hears('record');
      // From now on the node sends to where the voice comes from: nothing more is heard here.
      const stop = await speak(port, 440);
      await vi.waitFor(() => {
        const [name] = spool().filter((file) => file.endsWith('.wav'));
        expect(readFileSync(inNode('media', name ?? '')).length).toBeGreaterThan(32_000);
      }, 8000);
      made.press('#');
      expect((await kept()).sidecar).toMatchObject({ kind: 'greeting', voicemail_id: boxId('1') });
      stop();
      made.hangUp();
    });
  });

  describe('another phone', () => {
    const wrong = async (dialled: string, by = bench.phone.bind(bench)) => {
      const { made, hears } = await call(dialled, {}, by);
      for (let time = 0; time < 3; time += 1) {
        await hears('question');
        type(made, '9999#');
      }
      return pathOf(made);
    };

    test('is let in with the number of the box and its PIN', async () => {
      const { made, hears } = await call('*97');
      await hears('question');
      made.hangUp();
      const other = await call('*97822');
      await other.hears('question');
      type(other.made, `${PIN}#`);
      await other.hears('question');
      other.made.press('1');
      await other.hears('other');
      other.made.hangUp();
    });

    test('three wrong PINs end the call; after five the right one does not open it either', async () => {
      expect(await wrong('*97824')).toBe('feature_voicemail.0');
      await wrong('*97824');
      const { made, hears } = await call('*97824');
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      made.hangUp();
      await pathOf(made);
      expect(actions()).toEqual([]);
    });

    test('a box that is not there asks the same', async () => {
      expect(await wrong('*97555')).toBe('feature_voicemail.0');
    });

    test('from outside: star during the greeting, then the PIN', async () => {
      const { made, hears } = await call('+4930901840', {}, bench.trunk.bind(bench));
      await hears('greeting');
      made.press('*');
      await hears('question');
      type(made, `${PIN}#`);
      await hears('question');
      made.press('1');
      await hears('message');
      made.hangUp();
      expect(await pathOf(made)).toContain(`${boxId('6')}.0=none`);
    });
  });
});
