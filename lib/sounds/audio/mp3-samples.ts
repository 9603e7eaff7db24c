import { AudioFault } from './audio-fault';

const BYTES_A_CHUNK = 65_536;

/** The mean of both channels, piece by piece. @throws AudioFault when not one frame can be decoded. */
export async function* monoOfMp3(bytes: Uint8Array): AsyncGenerator<Float32Array> {
  // Loaded when it is needed: the decoder is a program of its own.
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  let heard = false;
  try {
    for (let at = 0; at < bytes.length; at += BYTES_A_CHUNK) {
      const { channelData } = decoder.decode(bytes.subarray(at, at + BYTES_A_CHUNK));
      const [left, right] = channelData;
      if (!left || left.length === 0) continue;
      heard = true;
      yield right ? left.map((sample, index) => (sample + (right[index] ?? 0)) / 2) : left;
    }
  } finally {
    decoder.free();
  }
  if (!heard) throw new AudioFault('broken', 'The MP3 file cannot be decoded.');
}
