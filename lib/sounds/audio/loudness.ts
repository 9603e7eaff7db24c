/** ITU-R BS.1770-4: programme loudness of one channel, and the gain to a wanted one. */

export const TARGET_LUFS = -19;
/** A recording of an empty room is not blown up to a storm. */
const GAIN_MAX = 10 ** (20 / 20);
/** -1 dBFS: the codec's rounding must not clip. */
const CEILING = 10 ** (-1 / 20);
const LIMITER_SECONDS = 0.005;

interface Biquad {
  b: readonly [number, number, number];
  a: readonly [number, number];
}

/** The two filters of the K-weighting for any rate, from their analogue prototypes. */
function kWeighting(rate: number): Biquad[] {
  const shelf = ((): Biquad => {
    const k = Math.tan((Math.PI * 1681.974450955533) / rate);
    const q = 0.7071752369554196;
    const vh = 10 ** (3.999843853973347 / 20);
    const vb = vh ** 0.4996667741545416;
    const a0 = 1 + k / q + k * k;
    return {
      b: [
        (vh + (vb * k) / q + k * k) / a0,
        (2 * (k * k - vh)) / a0,
        (vh - (vb * k) / q + k * k) / a0,
      ],
      a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
    };
  })();
  const k = Math.tan((Math.PI * 38.13547087602444) / rate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  const highPass: Biquad = { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
  return [shelf, highPass];
}

function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  const out = new Float32Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const x = samples[index] ?? 0;
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[index] = y;
  }
  return out;
}

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean squares of blocks of 400 ms that overlap by three quarters; shorter sounds are one block. */
function blockPowers(samples: Float32Array, rate: number): number[] {
  const size = Math.min(samples.length, Math.round(rate * 0.4));
  const step = Math.max(1, Math.round(rate * 0.1));
  const powers: number[] = [];
  for (let first = 0; first + size <= samples.length; first += step) {
    let sum = 0;
    for (let index = first; index < first + size; index += 1) sum += (samples[index] ?? 0) ** 2;
    powers.push(sum / size);
  }
  return powers;
}

/** In LUFS; undefined for silence. Gated: pauses do not count. */
export function loudnessOf(samples: Float32Array, rate: number): number | undefined {
  const weighted = kWeighting(rate).reduce(filtered, samples);
  const heard = blockPowers(weighted, rate).filter((power) => toLufs(power) > -70);
  if (heard.length === 0) return undefined;
  const threshold = toLufs(mean(heard)) - 10;
  return toLufs(mean(heard.filter((power) => toLufs(power) > threshold)));
}

/** Of every window of `2 * reach + 1` values the least. */
function slidingLeast(values: Float32Array, reach: number): Float32Array {
  const least = new Float32Array(values.length);
  const queue = new Int32Array(values.length);
  let [head, tail] = [0, 0];
  for (let index = 0; index < values.length + reach; index += 1) {
    const value = values[index];
    if (value !== undefined) {
      while (tail > head && (values[queue[tail - 1] ?? 0] ?? 0) >= value) tail -= 1;
      queue[tail] = index;
      tail += 1;
    }
    const centre = index - reach;
    if (centre < 0) continue;
    while ((queue[head] ?? 0) < centre - reach) head += 1;
    least[centre] = values[queue[head] ?? 0] ?? 1;
  }
  return least;
}

/**
 * Turns down around peaks instead of cutting them off: the needed gain of each sample, held over
 * 5 ms to both sides, then averaged over as much. The average is never above what its sample needs.
 */
function limited(samples: Float32Array, rate: number): Float32Array {
  const reach = Math.max(1, Math.round(rate * LIMITER_SECONDS));
  const needed = samples.map((sample) => Math.min(1, CEILING / Math.max(1e-9, Math.abs(sample))));
  const held = slidingLeast(needed, reach);
  let sum = 0;
  for (let index = 0; index < Math.min(reach, held.length); index += 1) sum += held[index] ?? 1;
  let count = Math.min(reach, held.length);
  return samples.map((sample, index) => {
    if (index + reach < held.length) [sum, count] = [sum + (held[index + reach] ?? 1), count + 1];
    const left = index - reach - 1;
    if (left >= 0) [sum, count] = [sum - (held[left] ?? 1), count - 1];
    return sample * Math.min(sum / count, needed[index] ?? 1);
  });
}

/** At about -19 LUFS and no peak above -1 dBFS; silence stays silence. */
export function normalised(samples: Float32Array, rate: number): Float32Array {
  const loudness = loudnessOf(samples, rate);
  const gain =
    loudness === undefined ? 1 : Math.min(GAIN_MAX, 10 ** ((TARGET_LUFS - loudness) / 20));
  const louder = samples.map((sample) => sample * gain);
  const peak = louder.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return peak > CEILING ? limited(louder, rate) : louder;
}
