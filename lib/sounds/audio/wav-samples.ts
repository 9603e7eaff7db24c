import { decodeAlaw, decodeUlaw } from './g711';
import type { WavHeader } from './wav-header';

type ReadSample = (view: DataView, at: number) => number;

/** Full scale is 1. Eight-bit PCM is unsigned, all wider ones are signed. */
const READ: Readonly<Record<string, ReadSample>> = {
  pcm8: (view, at) => (view.getUint8(at) - 128) / 128,
  pcm16: (view, at) => view.getInt16(at, true) / 32_768,
  pcm24: (view, at) =>
    (view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getInt8(at + 2) << 16)) / 8_388_608,
  pcm32: (view, at) => view.getInt32(at, true) / 2_147_483_648,
  float32: (view, at) => view.getFloat32(at, true),
  float64: (view, at) => view.getFloat64(at, true),
  alaw8: (view, at) => decodeAlaw(view.getUint8(at)) / 32_768,
  ulaw8: (view, at) => decodeUlaw(view.getUint8(at)) / 32_768,
};

const FRAMES_A_CHUNK = 65_536;

/** A float file may hold infinities, which would make silence of everything around them. */
const sane = (sample: number): number =>
  Number.isFinite(sample) ? Math.max(-4, Math.min(4, sample)) : 0;

/** The mean of all channels, piece by piece. */
export function* monoChunks(bytes: Uint8Array, header: WavHeader): Generator<Float32Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = READ[`${header.encoding}${header.bits}`];
  if (!read) throw new Error(`no reader for ${header.encoding}${header.bits}`);
  const { channels } = header;
  const width = header.bits / 8;
  const frames = header.dataBytes / (width * channels);
  for (let first = 0; first < frames; first += FRAMES_A_CHUNK) {
    const chunk = new Float32Array(Math.min(FRAMES_A_CHUNK, frames - first));
    let at = header.dataStart + first * width * channels;
    for (let index = 0; index < chunk.length; index += 1) {
      let sum = 0;
      for (let channel = 0; channel < channels; channel += 1, at += width)
        sum += sane(read(view, at));
      chunk[index] = sum / channels;
    }
    yield chunk;
  }
}
