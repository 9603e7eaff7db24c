import { AudioFault } from './audio-fault';

export type WavEncoding = 'pcm' | 'float' | 'alaw' | 'ulaw';

export interface WavHeader {
  encoding: WavEncoding;
  /** Samples a second. */
  rate: number;
  channels: number;
  bits: number;
  /** Where the samples begin and how many bytes of whole frames there are. */
  dataStart: number;
  dataBytes: number;
}

/** Format tags of RIFF/WAVE (mmreg.h). */
const ENCODINGS: Readonly<Record<number, WavEncoding>> = {
  1: 'pcm',
  3: 'float',
  6: 'alaw',
  7: 'ulaw',
};
const EXTENSIBLE = 0xfffe;
const BITS: Readonly<Record<WavEncoding, readonly number[]>> = {
  pcm: [8, 16, 24, 32],
  float: [32, 64],
  alaw: [8],
  ulaw: [8],
};
const RATE_MIN = 4000;
const RATE_MAX = 192_000;
const CHANNELS_MAX = 8;

const broken = (words: string): AudioFault =>
  new AudioFault('broken', `The WAV file is damaged: ${words}.`);

function readFormat(view: DataView, start: number, bytes: number) {
  if (bytes < 16) throw broken('its format chunk is too short');
  const tag = view.getUint16(start, true);
  // The sub-format of an extensible header begins with the tag that would stand here otherwise.
  const isExtensible = tag === EXTENSIBLE && bytes >= 40;
  const encoding = ENCODINGS[isExtensible ? view.getUint16(start + 24, true) : tag];
  const channels = view.getUint16(start + 2, true);
  const rate = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  if (!encoding || !BITS[encoding].includes(bits)) {
    throw new AudioFault(
      'unsupported',
      'This kind of WAV file is not taken. Save it as PCM with 16 bits.',
    );
  }
  if (channels < 1 || channels > CHANNELS_MAX) throw broken(`it names ${channels} channels`);
  if (rate < RATE_MIN || rate > RATE_MAX) throw broken(`it names ${rate} samples a second`);
  const frame = (channels * bits) / 8;
  if (view.getUint16(start + 12, true) !== frame) throw broken('its frame size does not fit');
  return { encoding, channels, rate, bits, frame };
}

/**
 * Walks the chunks up to `data`. A data chunk that says more than there is (a recorder that was cut
 * off, or one that streams and writes 0xffffffff) ends with the file.
 * @throws AudioFault
 */
export function readWavHeader(bytes: Uint8Array): WavHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameAt = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || nameAt(0) !== 'RIFF' || nameAt(8) !== 'WAVE') {
    throw broken('it does not begin as one');
  }
  let format: ReturnType<typeof readFormat> | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    const present = Math.min(size, bytes.length - start);
    if (nameAt(at) === 'fmt ') format = readFormat(view, start, present);
    if (nameAt(at) === 'data') {
      if (!format) throw broken('the samples come before their format');
      const { frame, ...rest } = format;
      return { ...rest, dataStart: start, dataBytes: present - (present % frame) };
    }
    at = start + size + (size % 2);
  }
  throw broken('it has no samples');
}
