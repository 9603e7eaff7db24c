import { AudioFault } from './audio-fault';

/** Bit rates of layer III in kbit/s (ISO 11172-3, 13818-3); index 0 is "free", 15 forbidden. */
const MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];
const LAYER_III = 1;
const ID3V1_BYTES = 128;

interface Frame {
  bytes: number;
  rate: number;
  samples: number;
}

/** The frame whose header begins here, if one does. */
function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  const [b1, b2] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
  if (at + 4 > bytes.length || bytes[at] !== 0xff || (b1 & 0xe0) !== 0xe0) return undefined;
  const version = (b1 >> 3) & 3;
  if (version === 1 || ((b1 >> 1) & 3) !== LAYER_III) return undefined;
  const isMpeg1 = version === 3;
  const kilobits = (isMpeg1 ? MPEG1 : MPEG2)[b2 >> 4];
  const fullRate = RATES[(b2 >> 2) & 3];
  if (!kilobits || fullRate === undefined) return undefined;
  const rate = fullRate / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
  const samples = isMpeg1 ? 1152 : 576;
  const padding = (b2 >> 1) & 1;
  return {
    bytes: Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + padding,
    ...{ rate, samples },
  };
}

/** An ID3v2 tag says its length in four times seven bits. */
function tagBytes(bytes: Uint8Array): number {
  if (String.fromCharCode(...bytes.subarray(0, 3)) !== 'ID3' || bytes.length < 10) return 0;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  return 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127);
}

export interface Mp3Summary {
  rate: number;
  seconds: number;
}

/**
 * Walks all frames, so the length is known before anything is decoded. Some rubbish is skipped, as
 * players do; a file that is mostly rubbish is none of ours.
 * @throws AudioFault
 */
export function readMp3Frames(bytes: Uint8Array): Mp3Summary {
  const start = tagBytes(bytes);
  let [at, covered, samples, rate, frames] = [start, 0, 0, 0, 0];
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    // A sync word may occur by chance: the first frame counts when a second follows it.
    if (!frame || (frames === 0 && !frameAt(bytes, at + frame.bytes))) {
      at += 1;
      continue;
    }
    if (frames > 0 && frame.rate !== rate) {
      throw new AudioFault('unsupported', 'The MP3 file changes its sampling rate on the way.');
    }
    rate = frame.rate;
    samples += frame.samples;
    covered += frame.bytes;
    frames += 1;
    at += frame.bytes;
  }
  const rubbish = bytes.length - start - covered - ID3V1_BYTES;
  if (frames < 2 || rubbish > covered) {
    throw new AudioFault('broken', 'The MP3 file is damaged, or is no MP3 file.');
  }
  return { rate, seconds: samples / rate };
}
