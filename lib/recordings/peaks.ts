import type { WavHeader } from '@/lib/sounds/audio/wav-header';

/** Parts that a recording is cut into, of whatever length it is: about the width of a player. */
export const PEAK_PARTS = 400;

const FULL_SCALE = 32_768;
const LOUDEST = 255;

/**
 * The loudest of each part of a recording, 0 to 255, taken from its bytes as they come by: an hour
 * needs no more memory than a minute. 16-bit PCM, as media nodes write it.
 */
export class PeakMeter {
  private readonly peaks: Int32Array;
  private readonly frames: number;
  private readonly channels: number;
  private rest: Uint8Array = new Uint8Array(0);
  private frame = 0;

  constructor({ channels, dataBytes }: Pick<WavHeader, 'channels' | 'dataBytes'>) {
    this.channels = channels;
    this.frames = Math.floor(dataBytes / (channels * 2));
    this.peaks = new Int32Array(PEAK_PARTS * channels);
  }

  /** The next bytes of the samples; a frame may be cut anywhere. */
  take(chunk: Uint8Array): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const step = this.channels * 2;
    const whole = bytes.length - (bytes.length % step);
    const view = new DataView(bytes.buffer, bytes.byteOffset, whole);
    for (let at = 0; at < whole && this.frame < this.frames; at += step, this.frame += 1) {
      const part = Math.floor((this.frame * PEAK_PARTS) / this.frames);
      for (let channel = 0; channel < this.channels; channel += 1) {
        const place = channel * PEAK_PARTS + part;
        const loud = Math.abs(view.getInt16(at + channel * 2, true));
        if (loud > (this.peaks[place] ?? 0)) this.peaks[place] = loud;
      }
    }
    this.rest = bytes.slice(whole);
  }

  /** Lane after lane. */
  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.peaks.length);
    for (const [place, loud] of this.peaks.entries()) {
      all[place] = Math.round((loud / FULL_SCALE) * LOUDEST);
    }
    return all;
  }
}

/** As kept → lane by lane, 0 to 100. */
export function lanesOf(peaks: Uint8Array): number[][] {
  const lanes: number[][] = [];
  for (let at = 0; at < peaks.length; at += PEAK_PARTS) {
    const lane = peaks.subarray(at, at + PEAK_PARTS);
    lanes.push([...lane].map((loud) => Math.round((loud / LOUDEST) * 100)));
  }
  return lanes;
}
