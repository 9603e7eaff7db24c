import { createHash } from 'node:crypto';
import { AudioFault, SECONDS_MAX, SECONDS_MIN, tooLong } from './audio-fault';
import { decodeUlaw, encodeUlaw } from './g711';
import { normalised } from './loudness';
import { readMp3Frames } from './mp3-frames';
import { monoOfMp3 } from './mp3-samples';
import { Resampler, resample } from './resample';
import { readWavHeader } from './wav-header';
import { monoChunks } from './wav-samples';
import { toPcm16, writeWav } from '../../shared/wav-write';

/** What media nodes play: they halve it for narrow-band phones and give it whole to wide-band ones. */
export const NODE_RATE = 16_000;
const PHONE_RATE = 8000;

export type AudioFormat = 'wav' | 'mp3';

export interface Converted {
  format: AudioFormat;
  /** Mono, 16 bit, 16 kHz. */
  wav: Uint8Array;
  /** As heard through G.711: mono, 16 bit, 8 kHz. */
  phone: Uint8Array;
  seconds: number;
  /** SHA-256 of `wav`, hexadecimal, its first 32 digits. */
  hash: string;
}

/** By its first bytes; the name and the content type of an upload prove nothing. */
export function sniffAudio(bytes: Uint8Array): AudioFormat | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('RIFF') && head.slice(8) === 'WAVE') return 'wav';
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return head.startsWith('ID3') || isFrame ? 'mp3' : undefined;
}

interface Source {
  rate: number;
  chunks: Iterable<Float32Array> | AsyncIterable<Float32Array>;
}

function openWav(bytes: Uint8Array): Source {
  const header = readWavHeader(bytes);
  const frames = header.dataBytes / ((header.channels * header.bits) / 8);
  if (frames / header.rate > SECONDS_MAX) throw tooLong();
  return { rate: header.rate, chunks: monoChunks(bytes, header) };
}

function openMp3(bytes: Uint8Array): Source {
  const { rate, seconds } = readMp3Frames(bytes);
  if (seconds > SECONDS_MAX) throw tooLong();
  return { rate, chunks: monoOfMp3(bytes) };
}

/** The whole at the nodes' rate. Counts again: a decoder may give more than a header promised. */
async function collect({ rate, chunks }: Source): Promise<Float32Array> {
  const resampler = new Resampler(rate, NODE_RATE);
  const parts: Float32Array[] = [];
  let length = 0;
  const add = (part: Float32Array): void => {
    length += part.length;
    if (length > (SECONDS_MAX + 1) * NODE_RATE) throw tooLong();
    parts.push(part);
  };
  for await (const chunk of chunks) add(resampler.push(chunk));
  add(resampler.end());
  const all = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The sound with a telephone's codec in between. */
function throughPhone(samples: Float32Array): Uint8Array {
  const narrow = toPcm16(resample(samples, NODE_RATE, PHONE_RATE));
  return writeWav(
    narrow.map((sample) => decodeUlaw(encodeUlaw(sample))),
    PHONE_RATE,
  );
}

/**
 * A file of a person → what a media node plays. Takes as long as it takes: run it in a worker
 * (convert-in-worker.ts). @throws AudioFault
 */
export async function convertAudio(bytes: Uint8Array): Promise<Converted> {
  const format = sniffAudio(bytes);
  if (!format) {
    throw new AudioFault('unknown_format', 'The file is neither WAV nor MP3.');
  }
  const samples = await collect(format === 'wav' ? openWav(bytes) : openMp3(bytes));
  const seconds = samples.length / NODE_RATE;
  if (seconds < SECONDS_MIN) throw new AudioFault('too_short', 'There is no sound in the file.');
  const levelled = normalised(samples, NODE_RATE);
  const wav = writeWav(toPcm16(levelled), NODE_RATE);
  const hash = createHash('sha256').update(wav).digest('hex').slice(0, 32);
  return { format, wav, phone: throughPhone(levelled), seconds, hash };
}
