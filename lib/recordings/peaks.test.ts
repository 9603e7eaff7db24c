import { expect, test } from 'vitest';
import { toPcm16 } from '@/lib/shared/wav-write';
import { lanesOf, PEAK_PARTS, PeakMeter } from './peaks';

/** Two lanes: the left one grows louder, the right one is silent but for one click. */
function stereo(frames: number): Uint8Array {
  const samples = new Float32Array(frames * 2);
  for (let frame = 0; frame < frames; frame += 1) samples[frame * 2] = frame / frames;
  samples[frames + 1] = -1;
  return new Uint8Array(toPcm16(samples).buffer);
}

function measured(bytes: Uint8Array, channels: number, chunk: number): number[][] {
  const meter = new PeakMeter({ channels, dataBytes: bytes.length });
  for (let at = 0; at < bytes.length; at += chunk) meter.take(bytes.subarray(at, at + chunk));
  return lanesOf(meter.bytes());
}

test('each lane by itself, loudest of each part', () => {
  const [left = [], right = []] = measured(stereo(8000), 2, 1_000_000);
  expect([left.length, right.length]).toEqual([PEAK_PARTS, PEAK_PARTS]);
  expect(left.slice(0, 3)).toEqual([0, 0, 1]);
  expect(left.at(-1)).toBe(100);
  expect(left).toEqual(left.toSorted((one, other) => one - other));
  expect(right.filter((loud) => loud > 0)).toEqual([100]);
  expect(right[PEAK_PARTS / 2]).toBe(100);
});

test.each([1, 3, 7, 1001])('wherever the bytes are cut: every %i', (chunk) => {
  const bytes = stereo(5000);
  expect(measured(bytes, 2, chunk)).toEqual(measured(bytes, 2, bytes.length));
});

test('a recording shorter than its parts, and one that says more than it has', () => {
  const short = measured(stereo(10), 2, 4);
  expect(short[0]?.filter((loud) => loud > 0).length).toBe(9);
  const meter = new PeakMeter({ channels: 1, dataBytes: 4000 });
  meter.take(new Uint8Array(100).fill(0x40));
  expect(lanesOf(meter.bytes())[0]?.filter((loud) => loud > 0).length).toBeGreaterThan(0);
});
