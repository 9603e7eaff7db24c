const HEADER_BYTES = 44;

/** 16-bit samples of a value whose full scale is 1. */
export function toPcm16(samples: Float32Array): Int16Array {
  const pcm = new Int16Array(samples.length);
  for (const [index, sample] of samples.entries()) {
    pcm[index] = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));
  }
  return pcm;
}

/** RIFF/WAVE, PCM, one channel, 16 bits: what every switch and every browser plays. */
export function writeWav(pcm: Int16Array, rate: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + pcm.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string): void => {
    for (let index = 0; index < word.length; index += 1) bytes[at + index] = word.charCodeAt(index);
  };
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, pcm.length * 2, true);
  for (let index = 0; index < pcm.length; index += 1) {
    view.setInt16(HEADER_BYTES + index * 2, pcm[index] ?? 0, true);
  }
  return bytes;
}
