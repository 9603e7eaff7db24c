import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { compileRecordingPolicy } from '@/lib/recordings/policy-plan';
import { recordingPolicy, type RecordingPolicyConfig } from '@/lib/recordings/policy-contract';
import { amplitudeAt } from '@/lib/sounds/audio/testing-tones';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { readSidecar } from '@/telephony/media/recording-sidecar';
import type { OutgoingCall } from './call-peer';
import { useCallBench } from './call-bench';
import { extensionId, plan, tenant } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';
import { soundPort } from './rtp-ear';
import { speak } from './rtp-mouth';

const HERTZ = 440;

const policy = (config: Partial<RecordingPolicyConfig>) => {
  const whole = { ...recordingPolicy.defaults, ...config } as RecordingPolicyConfig;
  const row = { id: 'rcp_1', kind: 'recording_policy', name: '', number: null, enabled: true };
  return compileRecordingPolicy({ ...row, config: whole }, tenant);
};

const DOCUMENTS = [
  ...policy({ incoming: 'always', outgoing: 'on_demand', retentionDays: 30, stereo: false }),
  ...plan('301', 'unrecorded', [
    { do: 'record', when: 'never' },
    {
      ...{ do: 'ring', order: 'together', timeoutSeconds: 5 },
      legs: [{ extension: extensionId('105') }],
    },
    { do: 'end', as: 'result' },
  ]),
];

describe.skipIf(!freeswitch.found)(onFreeswitch('the recording policy of a PBX'), () => {
  const bench = useCallBench(DOCUMENTS);
  const directory = () => join(bench.node.dir, 'media');
  const wavs = () => readdirSync(directory()).filter((name) => name.endsWith('.wav'));
  const sidecars = () => readdirSync(directory()).filter((name) => name.endsWith('.json'));
  const sidecarOf = (wav: string) =>
    readSidecar(readFileSync(join(directory(), wav.replace('.wav', '.json')), 'utf8'));
  /** The tone in the last half second that was written. */
  function heardLast(wav: string): number {
    const bytes = readFileSync(join(directory(), wav));
    const count = Math.min(4000, Math.floor((bytes.length - 44) / 2));
    const first = bytes.length - count * 2;
    const samples = Float32Array.from({ length: count }, (_, index) =>
      Math.fround(bytes.readInt16LE(first + index * 2) / 32_768),
    );
    return amplitudeAt(samples, 8000, HERTZ);
  }

  const bytesOf = (wav: string) => readFileSync(join(directory(), wav)).length;

  async function connected(call: OutgoingCall): Promise<void> {
    expect(await call.answered()).toBe(200);
    await vi.waitFor(() => expect(bench.peer.requests('ACK').length).toBeGreaterThan(0));
  }

  /** The one file that is there now and was not before. */
  const added = (before: readonly string[]) =>
    vi.waitFor(() => {
      const [name, ...more] = wavs().filter((wav) => !before.includes(wav));
      expect(more).toEqual([]);
      if (!name) throw new Error('No file yet');
      return name;
    }, 5000);

  async function end(call: OutgoingCall, wav: string): Promise<void> {
    call.hangUp();
    await vi.waitFor(() => expect(sidecars()).toContain(wav.replace('.wav', '.json')), 5000);
  }

  test('a call from outside is recorded, both sides together, and kept for so many days', async () => {
    const before = wavs();
    bench.answer();
    const call = bench.trunk('+4930901820');
    await connected(call);
    const wav = await added(before);
    await vi.waitFor(() => expect(bytesOf(wav)).toBeGreaterThan(4000), 5000);
    await end(call, wav);
    expect(readWavHeader(readFileSync(join(directory(), wav)))).toMatchObject({ channels: 1 });
    expect(sidecarOf(wav)).toMatchObject({
      ...{ kind: 'call', retention_days: 30, called_number: '+4930901820' },
      number_id: 'num_sales',
    });
  });

  test('one between extensions is not; nor one that nobody took', async () => {
    const before = wavs();
    bench.answer();
    const inside = bench.phone('105');
    await connected(inside);
    inside.hangUp();
    await bench.records(inside, 2);
    bench.reset();
    const missed = bench.trunk('+4930901820');
    expect(await missed.answered()).toBe(480);
    await bench.records(missed, 3);
    expect(wavs()).toEqual(before);
  });

  test('what is reached may lift the policy', async () => {
    const before = wavs();
    bench.answer();
    const call = bench.phone('301');
    await connected(call);
    call.press('*');
    call.press('2');
    call.hangUp();
    await bench.records(call, 2);
    expect(wavs()).toEqual(before);
  });

  test('on demand *2 begins, *2 again writes silence until the next', async () => {
    const before = wavs();
    bench.answer();
    const call = bench.phone('+442071838750');
    await connected(call);
    expect(wavs()).toEqual(before);
    call.press('*');
    call.press('2');
    const wav = await added(before);
    const own = call.responses.find(({ startLine }) => startLine.includes(' 200 '));
    if (!own) throw new Error('An answered call has an answer');
    const stop = await speak(soundPort(own), HERTZ);
    await vi.waitFor(() => expect(heardLast(wav)).toBeGreaterThan(0.05), 8000);
    call.press('*');
    call.press('2');
    await vi.waitFor(() => expect(heardLast(wav)).toBeLessThan(0.001), 8000);
    call.press('*');
    call.press('2');
    await vi.waitFor(() => expect(heardLast(wav)).toBeGreaterThan(0.05), 8000);
    stop();
    await end(call, wav);
    expect(sidecarOf(wav)).toMatchObject({ extension_id: extensionId('101') });
  });
});
