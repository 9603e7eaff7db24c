import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { amplitudeAt } from '@/lib/sounds/audio/testing-tones';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { readSidecar } from '@/telephony/media/recording-sidecar';
import { freeswitch, onFreeswitch } from './media-node';
import { useQueueBench, WAIT } from './queue-bench';
import {
  agentDocuments,
  agentId,
  phoneDocuments,
  queueDocuments,
  queueId,
  type QueueSetting,
} from './queue-documents';
import { soundPort, toneFile } from './rtp-ear';

const MUSIC = 400;
const NEWS = 620;
const POSITION = { 1: 740, 2: 860 };
const WAIT_3 = 980;
const WAITED_0 = 1100;
const TO_AGENT = 1220;
const QUESTION = 1340;
const THANKS = 1460;
const SPOKEN = 1600;

const soundId = (name: string) => `snd_${name.padEnd(20, '0')}`;

describe.skipIf(!freeswitch.found)(onFreeswitch('what is heard in a queue'), () => {
  const bench = useQueueBench();

  const put = (directory: string, name: string, hertz: number, seconds: number) => {
    const place = join(bench.node.dir, 'sounds', directory);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${name}.wav`), toneFile(hertz, seconds));
  };
  const prompt = (name: string, hertz: number) => put('prompts/en', `queue_${name}`, hertz, 0.6);

  beforeAll(() => {
    put('.', soundId('track'), MUSIC, 2);
    put('.', soundId('news'), NEWS, 0.6);
    put('.', soundId('agent'), TO_AGENT, 0.6);
    prompt('position_1', POSITION[1]);
    prompt('position_2', POSITION[2]);
    prompt('wait_3', WAIT_3);
    prompt('waited_0', WAITED_0);
    prompt('rating', QUESTION);
    prompt('thanks', THANKS);
  });

  async function queueOf(name: string, number: string, setting: Partial<QueueSetting> = {}) {
    await bench.push([
      ...phoneDocuments(name, number.slice(1)),
      ...agentDocuments(name),
      ...queueDocuments(`q${name}`, number, {
        ...{ members: [name], music: soundId('track'), ...setting },
      }),
    ]);
  }

  test('music, then again and again the news, the position and the wait', async () => {
    const announcement = { sound: soundId('news'), everySeconds: 10, tellPosition: true };
    await queueOf('aa', '851', { announcement: { ...announcement, tellWait: true } });
    const first = bench.call('851', '+4915100000001');
    await bench.callerHears(first, MUSIC);
    await bench.callerHears(first, NEWS);
    await bench.callerHears(first, POSITION[1]);
    await bench.callerHears(first, WAIT_3);
    await bench.callerHears(first, MUSIC);
    const second = bench.call('851', '+4915100000002');
    await bench.callerHears(second, POSITION[2]);
    first.hangUp();
    second.hangUp();
  });

  test('an agent who answers in the middle of it is not kept waiting', async () => {
    const announcement = { sound: soundId('news'), everySeconds: 10, tellPosition: true };
    await queueOf('ab', '852', { announcement: { ...announcement, tellWait: false } });
    bench.phones.all('ring');
    const call = bench.call('852');
    await bench.callerHears(call, NEWS);
    bench.phones.pickUp('ab');
    await bench.joined();
    const answered = Date.now();
    bench.phones.hangUp('ab');
    await bench.told('bridge-agent-end');
    expect(Date.now() - answered).toBeLessThan(1500);
    expect(await bench.record(call)).toMatchObject({ cc_cause: 'answered' });
  });

  test('the agent hears what it is about, and how long the caller has waited', async () => {
    const toAgent = { sound: soundId('agent'), tellWaited: true };
    await queueOf('ac', '853', { toAgent });
    bench.phones.all('answer');
    const call = bench.call('853');
    await bench.phones.isRung('ac');
    await bench.agentHears('ac', TO_AGENT);
    await bench.agentHears('ac', WAITED_0);
    await bench.joined();
    await bench.over({ call });
  });

  const rating = { question: null, thanks: null, seconds: 3 };

  test('after the agent has hung up the caller rates the service', async () => {
    await queueOf('ra', '854', { rating });
    bench.phones.all('answer');
    const { call } = await bench.answered('854');
    bench.phones.hangUp('ra');
    await bench.callerHears(call, QUESTION);
    call.press('4');
    await bench.callerHears(call, THANKS);
    expect(await bench.record(call)).toMatchObject({
      ...{ pbx_rating: '4', cc_agent: agentId('ra'), cc_cause: 'answered' },
    });
  });

  test('who says nothing, or something else, has not rated', async () => {
    await queueOf('rb', '855', { rating });
    bench.phones.all('answer');
    const { call } = await bench.answered('855');
    bench.phones.hangUp('rb');
    await bench.callerHears(call, QUESTION);
    call.press('9');
    const record = await bench.record(call);
    expect(record['pbx_rating']).toBeUndefined();
    expect(record['sip_hangup_disposition']).toBe('send_bye');
  });

  test('nobody is asked in a queue without it', async () => {
    await queueOf('rc', '856');
    bench.phones.all('answer');
    const { call } = await bench.answered('856');
    bench.phones.hangUp('rc');
    const record = await bench.record(call);
    expect(record['pbx_rating']).toBeUndefined();
    expect(record['hangup_cause']).toBe('NORMAL_CLEARING');
  });

  test('a recorded queue: what the two say, not what the caller hears while waiting', async () => {
    await queueOf('sa', '857', { recording: 'always' });
    bench.phones.all('ring');
    const call = bench.call('857');
    await bench.callerHears(call, MUSIC);
    bench.phones.pickUp('sa');
    await bench.joined();
    const mute = bench.ear.speak(soundPort(bench.phones.invite('sa')), SPOKEN);
    const spool = join(bench.node.dir, 'media');
    const wav = () => readdirSync(spool).find((name) => name.endsWith('.wav')) ?? 'none';
    await vi.waitFor(
      () => expect(readFileSync(join(spool, wav())).length).toBeGreaterThan(40_000),
      WAIT,
    );
    mute();
    await bench.over({ call });
    const sidecar = join(spool, wav().replace('.wav', '.json'));
    const said = await vi.waitFor(() => readSidecar(readFileSync(sidecar, 'utf8')), WAIT);
    expect(said).toMatchObject({ kind: 'call', queue_id: queueId('qsa'), called_number: '857' });
    const bytes = readFileSync(join(spool, wav()));
    const { dataStart } = readWavHeader(bytes);
    const right = Float32Array.from({ length: 8000 }, (_, index) =>
      Math.fround(bytes.readInt16LE(dataStart + index * 4 + 2) / 32_768),
    );
    expect(amplitudeAt(right, 8000, SPOKEN)).toBeGreaterThan(0.05);
    expect(amplitudeAt(right, 8000, MUSIC)).toBeLessThan(0.02);
  });
});
