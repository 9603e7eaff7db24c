import { describe, expect, it } from 'vitest';
import { decodeAlaw, decodeUlaw, encodeUlaw } from './g711';
import { loudnessOf } from './loudness';
import { resample, Resampler } from './resample';
import { amplitudeAt, tone } from './testing-tones';

describe('resample', () => {
  it.each([8000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000])(
    'keeps a tone from %i Hz',
    (rate) => {
      const out = resample(tone(1000, rate, 1, 0.5), rate, 16_000);
      expect(out.length).toBe(16_000);
      expect(amplitudeAt(out, 16_000, 1000)).toBeCloseTo(0.5, 2);
    },
  );

  it('lets nothing through that would come back as another tone', () => {
    for (const hertz of [9000, 10_000, 15_000, 20_000]) {
      const out = resample(tone(hertz, 48_000, 1, 1), 48_000, 16_000);
      const most = out.slice(4000, 12_000).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
      expect(most, `${hertz} Hz`).toBeLessThan(0.001);
    }
  });

  it('keeps speech up to 3.3 kHz on the way to a telephone', () => {
    const out = resample(tone(3300, 16_000, 1, 0.5), 16_000, 8000);
    expect(amplitudeAt(out, 8000, 3300)).toBeGreaterThan(0.45);
  });

  it('gives the same in pieces as at once', () => {
    const whole = tone(700, 44_100, 0.5, 0.5);
    const resampler = new Resampler(44_100, 16_000);
    const pieces: number[] = [];
    for (let at = 0; at < whole.length; at += 997) {
      pieces.push(...resampler.push(whole.subarray(at, at + 997)));
    }
    pieces.push(...resampler.end());
    expect(Float32Array.from(pieces)).toEqual(resample(whole, 44_100, 16_000));
  });
});

describe('loudnessOf', () => {
  it('agrees with BS.1770: a full-scale sine of 997 Hz on one channel is -3.01', () => {
    for (const rate of [16_000, 48_000]) {
      expect(loudnessOf(tone(997, rate, 3), rate)).toBeCloseTo(-3.01, 1);
    }
  });

  it('does not count pauses, and finds none in silence', () => {
    const talk = tone(997, 16_000, 3, 0.1);
    const withPause = new Float32Array(16_000 * 9);
    withPause.set(talk);
    expect(loudnessOf(withPause, 16_000)).toBeCloseTo(loudnessOf(talk, 16_000) ?? 0, 0);
    expect(loudnessOf(new Float32Array(16_000), 16_000)).toBeUndefined();
  });
});

describe('G.711', () => {
  it('has the values of the table', () => {
    expect([encodeUlaw(0), encodeUlaw(32_767), encodeUlaw(-32_768)]).toEqual([0xff, 0x80, 0x00]);
    expect([decodeUlaw(0xff), decodeUlaw(0x80), decodeUlaw(0x00)]).toEqual([0, 32_124, -32_124]);
    expect([decodeAlaw(0xd5), decodeAlaw(0x55), decodeAlaw(0xaa)]).toEqual([8, -8, 32_256]);
  });

  it('comes back as the same byte', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const again = encodeUlaw(decodeUlaw(byte));
      expect(decodeUlaw(again)).toBe(decodeUlaw(byte));
    }
  });
});
