import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioFault } from './audio-fault';
import { convertAudio, NODE_RATE, type Converted } from './convert';
import { loudnessOf } from './loudness';
import { amplitudeAt, tone, wavFile, type WavOptions } from './testing-tones';
import { readWavHeader } from './wav-header';
import { monoChunks } from './wav-samples';
import { toPcm16, writeWav } from '../../shared/wav-write';

function samplesOf(wav: Uint8Array): Float32Array {
  const parts = [...monoChunks(wav, readWavHeader(wav))];
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** The tone of 1 kHz stands out, an octave above there is nothing. */
function expectTone({ wav, seconds }: Converted): void {
  const samples = samplesOf(wav);
  const heard = amplitudeAt(samples, NODE_RATE, 1000);
  expect(heard).toBeGreaterThan(0.1);
  expect(amplitudeAt(samples, NODE_RATE, 2000)).toBeLessThan(heard / 50);
  expect(loudnessOf(samples, NODE_RATE)).toBeCloseTo(-19, 0);
  expect(seconds).toBeCloseTo(1, 1);
}

type Write = (buffer: Buffer, at: number, sample: number) => void;
const KINDS: Record<string, [WavOptions, Write]> = {
  'PCM 8': [
    { tag: 1, bits: 8, channels: 1, rate: 11_025 },
    (buffer, at, sample) => buffer.writeUInt8(Math.round(sample * 127) + 128, at),
  ],
  'PCM 16 stereo': [
    { tag: 1, bits: 16, channels: 2, rate: 44_100 },
    (buffer, at, sample) => buffer.writeInt16LE(Math.round(sample * 32_767), at),
  ],
  'PCM 24 extensible': [
    { tag: 1, bits: 24, channels: 2, rate: 48_000, extensible: true },
    (buffer, at, sample) => buffer.writeIntLE(Math.round(sample * 8_388_607), at, 3),
  ],
  'PCM 32': [
    { tag: 1, bits: 32, channels: 1, rate: 96_000 },
    (buffer, at, sample) => buffer.writeInt32LE(Math.round(sample * 2_147_483_647), at),
  ],
  float: [
    { tag: 3, bits: 32, channels: 1, rate: 22_050 },
    (buffer, at, sample) => buffer.writeFloatLE(sample, at),
  ],
  double: [
    { tag: 3, bits: 64, channels: 1, rate: 16_000 },
    (buffer, at, sample) => buffer.writeDoubleLE(sample, at),
  ],
};

function toneFile([options, write]: [WavOptions, Write]): Uint8Array {
  const samples = tone(1000, options.rate, 1, 0.3);
  const width = options.bits / 8;
  const data = Buffer.alloc(samples.length * width * options.channels);
  for (const [index, sample] of samples.entries()) {
    for (let channel = 0; channel < options.channels; channel += 1) {
      write(data, (index * options.channels + channel) * width, sample);
    }
  }
  return wavFile(options, data);
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  const error: unknown = await convertAudio(bytes).catch((thrown: unknown) => thrown);
  return error instanceof AudioFault ? error.code : 'none';
}

describe('convertAudio', () => {
  it.each(Object.keys(KINDS))('takes %s', async (name) => {
    expectTone(await convertAudio(toneFile(KINDS[name] as [WavOptions, Write])));
  });

  it('takes MP3', async () => {
    const file = readFileSync(new URL('./golden/tone-1000hz-22050.mp3', import.meta.url));
    const converted = await convertAudio(file);
    expect(converted.format).toBe('mp3');
    expectTone({ ...converted, seconds: Math.min(converted.seconds, 1) });
  });

  it('writes mono of 16 bits, and what a telephone makes of it', async () => {
    const { wav, phone } = await convertAudio(toneFile(KINDS['PCM 16 stereo']!));
    expect(readWavHeader(wav)).toMatchObject({ rate: 16_000, bits: 16, channels: 1 });
    expect(readWavHeader(phone)).toMatchObject({ rate: 8000, bits: 16, channels: 1 });
    expect(amplitudeAt(samplesOf(phone), 8000, 1000)).toBeGreaterThan(0.1);
  });

  it('gives the same sound the same hash', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => convertAudio(toneFile(KINDS['float']!))));
    expect(one?.hash).toMatch(/^[0-9a-f]{32}$/);
    expect(two?.hash).toBe(one?.hash);
  });

  it('makes a quiet recording louder and a loud one quieter, and cuts no peak off', async () => {
    for (const amplitude of [0.02, 0.999]) {
      const speech = tone(300, 16_000, 2, amplitude);
      speech[20_000] = Math.min(1, amplitude * 8);
      const { wav } = await convertAudio(writeWav(toPcm16(speech), 16_000));
      const samples = samplesOf(wav);
      expect(loudnessOf(samples, NODE_RATE)).toBeCloseTo(-19, 0);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(peak).toBeLessThan(10 ** (-1 / 20) + 0.001);
    }
  });

  it('leaves silence silent', async () => {
    const { wav } = await convertAudio(writeWav(new Int16Array(16_000), 16_000));
    expect(samplesOf(wav).every((sample) => sample === 0)).toBe(true);
  });

  it('takes a recording whose header promises more than there is', async () => {
    const whole = writeWav(toPcm16(tone(1000, 16_000, 1)), 16_000);
    const cut = whole.slice(0, whole.length - 3);
    new DataView(cut.buffer).setUint32(40, 0xffffffff, true);
    expect((await convertAudio(cut)).seconds).toBeCloseTo(1, 2);
  });

  it('says what is wrong', async () => {
    const wav = { tag: 1, bits: 16, channels: 1, rate: 8000 };
    expect(await faultOf(Buffer.from('GIF89a …'))).toBe('unknown_format');
    expect(await faultOf(new Uint8Array(0))).toBe('unknown_format');
    expect(await faultOf(wavFile({ ...wav, tag: 2 }, new Uint8Array(100)))).toBe('unsupported');
    expect(await faultOf(wavFile({ ...wav, rate: 1 }, new Uint8Array(100)))).toBe('broken');
    expect(await faultOf(wavFile({ ...wav, channels: 0 }, new Uint8Array(100)))).toBe('broken');
    expect(await faultOf(wavFile(wav, new Uint8Array(100)))).toBe('too_short');
    const long = { ...wav, bits: 8, rate: 4000 };
    expect(await faultOf(wavFile(long, new Uint8Array(4000 * 1300)))).toBe('too_long');
    expect(await faultOf(Buffer.from('RIFF1234WAVEfmt '))).toBe('broken');
    expect(await faultOf(Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000)]))).toBe('broken');
    expect(await faultOf(Buffer.alloc(5000, 0xff))).toBe('broken');
  });

  it('answers every damaged file with words or with sound', async () => {
    const [, write] = KINDS['PCM 16 stereo'] as [WavOptions, Write];
    const good = toneFile([{ tag: 1, bits: 16, channels: 1, rate: 8000 }, write]);
    const change = fc.tuple(fc.nat(60), fc.nat(255));
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), fc.nat(4000), async (changes, cut) => {
        const bytes = Uint8Array.from(good).subarray(0, good.length - cut);
        for (const [at, value] of changes) bytes[at] = value;
        const result: unknown = await convertAudio(bytes).catch((error: unknown) => error);
        if (result instanceof Error && !(result instanceof AudioFault)) throw result;
        ends.add(result instanceof AudioFault ? 'words' : 'sound');
      }),
      { numRuns: 60, seed: 7 },
    );
    expect([...ends].sort()).toEqual(['sound', 'words']);
  });
});
