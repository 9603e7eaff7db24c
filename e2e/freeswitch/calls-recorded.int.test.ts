import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { GuardedStep } from '@/lib/call-plan/plan';
import { amplitudeAt } from '@/lib/sounds/audio/testing-tones';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { readSidecar } from '@/telephony/media/recording-sidecar';
import { useCallBench } from './call-bench';
import { extensionId, plan } from './example-pbx';
import { freeswitch, onFreeswitch } from './media-node';
import { soundPort } from './rtp-ear';
import { speak } from './rtp-mouth';

const ring: GuardedStep = {
  do: 'ring',
  order: 'together',
  timeoutSeconds: 5,
  legs: [{ extension: extensionId('105') }],
};
const record = (when: 'always' | 'on_demand' | 'never') => ({ do: 'record', when }) as const;

const PLANS = [
  ...plan('301', 'recorded', [record('always'), ring, { do: 'end', as: 'result' }]),
  ...plan('302', 'asked', [record('on_demand'), ring, { do: 'end', as: 'result' }]),
];

describe.skipIf(!freeswitch.found)(onFreeswitch('recorded calls'), () => {
  const bench = useCallBench(PLANS);
  const spool = () => readdirSync(join(bench.node.dir, 'media'));

  function channelOf(wav: Buffer, channel: 0 | 1): Float32Array {
    const { dataStart, dataBytes } = readWavHeader(wav);
    return Float32Array.from({ length: dataBytes / 4 }, (_, index) =>
      Math.fround(wav.readInt16LE(dataStart + index * 4 + channel * 2) / 32_768),
    );
  }

  test('both sides are in the spool when the call is over, each on its own channel', async () => {
    bench.answer();
    const call = bench.phone('301');
    expect(await call.answered()).toBe(200);
    const own = call.responses.find(({ startLine }) => startLine.includes(' 200 '));
    if (!own) throw new Error('An answered call has an answer');
    const [invite] = bench.peer.requests('INVITE');
    if (!invite) throw new Error('105 was invited');
    const stops = [await speak(soundPort(own), 440), await speak(soundPort(invite), 1000)];
    await vi.waitFor(() => expect(spool().some((name) => name.endsWith('.json.open'))).toBe(true));
    const wavName = () => spool().find((name) => name.endsWith('.wav')) ?? '';
    const path = () => join(bench.node.dir, 'media', wavName());
    await vi.waitFor(() => expect(readFileSync(path()).length).toBeGreaterThan(60_000), 8000);
    call.hangUp();
    await vi.waitFor(() => expect(spool().some((name) => name.endsWith('.json'))).toBe(true), 4000);
    stops.forEach((stop) => stop());
    const sidecar = readFileSync(path().replace('.wav', '.json'), 'utf8');
    expect(readSidecar(sidecar)).toMatchObject({
      ...{ kind: 'call', tenant_id: 'ten_1', called_number: '301', caller_number: '101' },
    });
    const wav = readFileSync(path());
    expect(readWavHeader(wav)).toMatchObject({ channels: 2, rate: 8000, bits: 16 });
    const [left, right] = [channelOf(wav, 0), channelOf(wav, 1)];
    expect(amplitudeAt(left, 8000, 440)).toBeGreaterThan(0.1);
    expect(amplitudeAt(right, 8000, 1000)).toBeGreaterThan(0.1);
    expect(amplitudeAt(left, 8000, 1000)).toBeLessThan(0.05);
  });

  test('nothing is kept of a call that nobody took, nor of one that is recorded on demand', async () => {
    const before = spool().length;
    const call = bench.phone('301');
    expect(await call.answered()).toBe(480);
    await vi.waitFor(() => expect(spool()).toHaveLength(before), 4000);
    bench.answer();
    const asked = bench.phone('302');
    expect(await asked.answered()).toBe(200);
    asked.hangUp();
    await bench.records(asked, 2);
    expect(spool()).toHaveLength(before);
  });
});
