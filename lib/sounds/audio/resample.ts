/** Zero crossings of the sinc on each side. With the window below: 70 dB of stop band. */
const CROSSINGS = 24;
const KAISER_BETA = 6.8;
/** Of the lower of both rates; the half is where aliases begin. */
const CUTOFF = 0.455;

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-9; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** One low-pass filter for each fraction of a sample that an output sample can lie after an input sample. */
function filterBank(phases: number, halfTaps: number, cutoff: number): Float32Array[] {
  return Array.from({ length: phases }, (_, phase) => {
    const taps = new Float32Array(halfTaps * 2);
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap += 1) {
      const distance = tap - (halfTaps - 1) - phase / phases;
      const place = Math.min(1, Math.abs(distance) / halfTaps);
      const window = bessel(KAISER_BETA * Math.sqrt(1 - place * place)) / bessel(KAISER_BETA);
      taps[tap] = sinc(2 * cutoff * distance) * window;
      sum += taps[tap] ?? 0;
    }
    // Every phase lets a constant through unchanged, or their differences would be heard as a tone.
    return taps.map((tap) => tap / sum);
  });
}

/** Changes the rate of a stream of samples with a polyphase windowed sinc; whole numbers of hertz. */
export class Resampler {
  private readonly up: number;
  private readonly down: number;
  private readonly halfTaps: number;
  private readonly bank: Float32Array[];
  /** Input not used up yet; begins with silence, so that the first output sample is the first input's. */
  private waiting: Float32Array;
  /** Of the next output sample in `waiting`: whole samples and `up`ths of one. */
  private index: number;
  private phase = 0;
  private taken = 0;
  private given = 0;

  constructor(from: number, to: number) {
    const common = greatestCommonDivisor(from, to);
    this.up = to / common;
    this.down = from / common;
    const stretch = Math.max(1, from / to);
    this.halfTaps = Math.ceil(CROSSINGS * stretch);
    this.bank = filterBank(this.up, this.halfTaps, CUTOFF / stretch);
    this.waiting = new Float32Array(this.halfTaps - 1);
    this.index = this.halfTaps - 1;
  }

  push(chunk: Float32Array): Float32Array {
    this.taken += chunk.length;
    return this.run(chunk);
  }

  /** What is left, once the stream has ended. */
  end(): Float32Array {
    const wanted = Math.round((this.taken * this.up) / this.down) - this.given;
    return this.run(new Float32Array(this.halfTaps * 2)).subarray(0, Math.max(0, wanted));
  }

  private run(chunk: Float32Array): Float32Array {
    const input = new Float32Array(this.waiting.length + chunk.length);
    input.set(this.waiting);
    input.set(chunk, this.waiting.length);
    const last = input.length - this.halfTaps;
    const room = Math.max(0, Math.ceil(((last - this.index) * this.up) / this.down) + 1);
    const output = new Float32Array(room);
    let count = 0;
    while (this.index < last) {
      output[count] = this.sampleAt(input);
      count += 1;
      const next = this.phase + this.down;
      this.index += Math.floor(next / this.up);
      this.phase = next % this.up;
    }
    const used = Math.min(input.length, this.index - this.halfTaps + 1);
    this.waiting = input.slice(used);
    this.index -= used;
    this.given += count;
    return output.subarray(0, count);
  }

  private sampleAt(input: Float32Array): number {
    const taps = this.bank[this.phase] ?? new Float32Array(0);
    const first = this.index - this.halfTaps + 1;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap += 1) {
      sum += (taps[tap] ?? 0) * (input[first + tap] ?? 0);
    }
    return sum;
  }
}

/** All at once. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const resampler = new Resampler(from, to);
  const [head, tail] = [resampler.push(samples), resampler.end()];
  const all = new Float32Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}
