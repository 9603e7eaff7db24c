import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CallFacts } from '@/lib/call-plan/call-facts';
import { compiler } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { evaluate } from '@/lib/call-plan/evaluate';
import { conference } from '@/lib/conferences/contract';
import { compileConference } from '@/lib/conferences/plan';
import type { ConferenceState } from '@/telephony/ports';
import { useCallBench } from './call-bench';
import type { OutgoingCall } from './call-peer';
import { documents, domain, extensionId, tenant } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';
import { RtpEar, soundPort, toneFile } from './rtp-ear';

const MUSIC = 'snd_0000000000000000abcd';
const HERTZ = { music: 1700, come: 800, go: 400, voice: 1100 };
const roomId = (number: string) => `cnf_${number.padStart(20, '0')}`;

function room(number: string, config: object): CallDocument[] {
  const id = roomId(number);
  const whole = { ...conference.defaults, ...config };
  const object = { id, kind: 'conference', name: `Room ${number}`, number, enabled: true };
  return compiler(conference, compileConference)({ ...object, config: whole }, tenant);
}

const PLANS: CallDocument[] = [
  ...room('820', { music: MUSIC }),
  ...room('821', { pin: '2468', moderatorPin: '9999' }),
  ...room('822', { maxMembers: 2 }),
  ...room('823', { moderatorPin: '9999', waitForModerator: true, music: MUSIC }),
  ...room('824', { moderatorPin: '9999', endWithModerator: true }),
  ...room('825', { record: true, announce: 'none' }),
  ...room('826', { announce: 'name' }),
];

describe.skipIf(!freeswitch.found)(onFreeswitch('conference rooms'), () => {
  let ear: RtpEar;
  const bench = useCallBench(PLANS);

  beforeAll(async () => {
    ear = await RtpEar.listen();
    bench.peer.soundPort = ear.port;
    await bench.node.connect();
    const sounds = join(bench.node.dir, 'sounds');
    mkdirSync(sounds, { recursive: true });
    writeFileSync(join(sounds, `${MUSIC}.wav`), toneFile(HERTZ.music, 5));
  });
  afterAll(() => ear.close());

  const state = (number: string): Promise<ConferenceState | undefined> =>
    bench.node.port.conference(roomId(number));
  const members = (number: string, count: number): Promise<ConferenceState> =>
    vi.waitFor(
      async () => {
        const found = await state(number);
        expect(found?.members ?? []).toHaveLength(count);
        return found ?? { isLocked: false, isRecorded: false, members: [] };
      },
      { timeout: 20_000, interval: 50 },
    );
  const empty = (number: string) =>
    vi.waitFor(async () => expect(await state(number)).toBeUndefined(), {
      timeout: 10_000,
      interval: 50,
    });
  const enter = async (number: string, keys = ''): Promise<OutgoingCall> => {
    const call = bench.phone(number);
    expect(await call.answered()).toBe(200);
    for (const key of keys) call.press(key);
    return call;
  };
  const portOf = (call: OutgoingCall) =>
    soundPort(call.responses.find(({ startLine }) => startLine.includes('200'))!);
  const ended = (call: OutgoingCall) =>
    vi.waitFor(
      () => {
        const all = bench.node.allRecords();
        const own = all.find(({ variables }) => variables['sip_call_id'] === call.id);
        expect(own).toBeDefined();
        return own?.variables ?? {};
      },
      { timeout: 20_000, interval: 50 },
    );
  const expected = (dialed: string, keys: string[] = []) => {
    const held = new Map(documents('', PLANS).map(({ key, xml }) => [key, xml]));
    const source = (key: string): unknown => {
      const text = held.get(key);
      return text?.startsWith('{') ? JSON.parse(text) : undefined;
    };
    const from = { kind: 'extension', id: extensionId('101') } as const;
    const caller = { number: '101', name: '' };
    const facts: CallFacts = { sipDomain: domain, dialed, from, caller, at: 1, keys };
    return evaluate(source, facts).path.join(' ');
  };

  test('alone there is music; a tone when somebody comes and goes; both take the way that was said', async () => {
    const first = await enter('820');
    await members('820', 1);
    await ear.comes(portOf(first), HERTZ.music);
    const second = await enter('820');
    await ear.comes(portOf(first), HERTZ.come);
    await members('820', 2);
    second.hangUp();
    await ear.comes(portOf(first), HERTZ.go);
    await members('820', 1);
    first.hangUp();
    await empty('820');
    for (const call of [first, second]) {
      expect((await ended(call))['pbx_path']).toBe(expected('820'));
    }
  });

  test('with PINs: one makes a member, the other a moderator, three wrong ones end the call', async () => {
    const member = await enter('821', '2468#');
    const moderator = await enter('821', '9999#');
    const { members: all } = await members('821', 2);
    expect(all.map(({ isModerator }) => isModerator).toSorted()).toEqual([false, true]);
    const stranger = await enter('821', '1111#2222#3333#');
    expect((await ended(stranger))['pbx_path']).toBe(expected('821', ['1111#', '2222#', '3333#']));
    member.hangUp();
    moderator.hangUp();
    expect((await ended(member))['pbx_path']).toBe(expected('821', ['2468#']));
  });

  test('a moderator locks, mutes the others and ends by key', async () => {
    const member = await enter('821', '2468#');
    const moderator = await enter('821', '9999#');
    await members('821', 2);
    moderator.press('1');
    await vi.waitFor(async () => expect((await state('821'))?.isLocked).toBe(true), 5000);
    const late = await enter('821', '2468#');
    expect((await ended(late))['pbx_path']).toContain('=locked');
    moderator.press('2');
    const muted = async () =>
      (await state('821'))?.members.map((one) => [one.isModerator, one.isMuted]).toSorted();
    await vi.waitFor(
      async () =>
        expect(await muted()).toEqual([
          [false, true],
          [true, false],
        ]),
      5000,
    );
    member.press('0');
    await vi.waitFor(
      async () =>
        expect(await muted()).toEqual([
          [false, false],
          [true, false],
        ]),
      5000,
    );
    moderator.press('9');
    await empty('821');
    await Promise.all([ended(member), ended(moderator)]);
  });

  test('a full room', async () => {
    const [one, two] = [await enter('822'), await enter('822')];
    await members('822', 2);
    expect((await ended(await enter('822')))['pbx_path']).toContain('=full');
    one.hangUp();
    two.hangUp();
    await empty('822');
  });

  test('it waits for its moderator with music', async () => {
    const [one, two] = [await enter('823', '#'), await enter('823', '#')];
    await members('823', 2);
    await ear.comes(portOf(one), HERTZ.music);
    await ear.comes(portOf(two), HERTZ.music);
    const moderator = await enter('823', '9999#');
    await members('823', 3);
    await vi.waitFor(() => expect(ear.hears(portOf(one), HERTZ.music)).toBe(false), 5000);
    for (const call of [one, two, moderator]) call.hangUp();
    await empty('823');
  });

  test('it ends with its moderator', async () => {
    const member = await enter('824', '#');
    const moderator = await enter('824', '9999#');
    await members('824', 2);
    moderator.hangUp();
    await empty('824');
    await ended(member);
  });

  test('it is recorded while there are two, and the recording is handed over', async () => {
    const [one, two] = [await enter('825'), await enter('825')];
    await members('825', 2);
    await vi.waitFor(async () => expect((await state('825'))?.isRecorded).toBe(true), 5000);
    const spool = join(bench.node.dir, 'media');
    const grown = () =>
      readdirSync(spool).some(
        (name) => name.endsWith('.wav') && readFileSync(join(spool, name)).length > 20_000,
      );
    await vi.waitFor(() => expect(grown()).toBe(true), { timeout: 10_000, interval: 100 });
    one.hangUp();
    two.hangUp();
    await vi.waitFor(
      () => expect(readdirSync(spool).filter((name) => name.endsWith('.json'))).toHaveLength(1),
      { timeout: 10_000, interval: 100 },
    );
  });

  test('two hear each other; a member that is muted is not heard', async () => {
    const [one, two] = [await enter('822'), await enter('822')];
    await members('822', 2);
    const stop = ear.speak(portOf(one), HERTZ.voice);
    await ear.comes(portOf(two), HERTZ.voice);
    one.press('0');
    await vi.waitFor(() => expect(ear.hears(portOf(two), HERTZ.voice)).toBe(false), 5000);
    stop();
    one.hangUp();
    two.hangUp();
    await empty('822');
  });

  test('names are recorded on entry, heard when somebody comes and goes, and kept nowhere', async () => {
    const one = await enter('826');
    await members('826', 1);
    const two = await enter('826');
    const stop = ear.speak(portOf(two), HERTZ.voice);
    await members('826', 2);
    stop();
    await ear.comes(portOf(one), HERTZ.voice);
    two.hangUp();
    await members('826', 1);
    ear.forget(portOf(one));
    await ear.comes(portOf(one), HERTZ.voice);
    one.hangUp();
    await empty('826');
    await Promise.all([ended(one), ended(two)]);
    await vi.waitFor(() => expect(readdirSync(join(bench.node.dir, 'temp'))).toEqual([]), 5000);
  });

  test('the control plane mutes, kicks and ends', async () => {
    const [one, two] = [await enter('820'), await enter('820')];
    const { members: all } = await members('820', 2);
    const [first] = all;
    const order = { room: roomId('820'), member: first?.member ?? 0 };
    expect(await bench.node.port.tellConference({ kind: 'mute', ...order })).toBe(true);
    expect((await state('820'))?.members.filter(({ isMuted }) => isMuted)).toHaveLength(1);
    expect(await bench.node.port.tellConference({ kind: 'kick', ...order })).toBe(true);
    await members('820', 1);
    const gone = { kind: 'mute', room: roomId('820'), member: 999 } as const;
    expect(await bench.node.port.tellConference(gone)).toBe(false);
    await bench.node.port.tellConference({ kind: 'end', room: roomId('820') });
    await Promise.all([ended(one), ended(two)]);
  });
});
