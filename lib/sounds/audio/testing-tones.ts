/** Signals for tests, and a way to hear one frequency. */

export function tone(hertz: number, rate: number, seconds: number, amplitude = 1): Float32Array {
  const step = (2 * Math.PI * hertz) / rate;
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, index) =>
    Math.fround(amplitude * Math.sin(step * index)),
  );
}

/** Amplitude of a frequency in the middle half of a signal (Goertzel). */
export function amplitudeAt(samples: Float32Array, rate: number, hertz: number): number {
  const middle = samples.subarray(samples.length / 4, (samples.length * 3) / 4);
  const step = (2 * Math.PI * hertz) / rate;
  let [re, im] = [0, 0];
  for (const [index, sample] of middle.entries()) {
    re += sample * Math.cos(step * index);
    im += sample * Math.sin(step * index);
  }
  return (2 * Math.hypot(re, im)) / middle.length;
}

export interface WavOptions {
  tag: number;
  bits: number;
  channels: number;
  rate: number;
  extensible?: boolean;
}

/** A WAV file with these bytes of samples, also of kinds that the product does not write. */
export function wavFile(
  { tag, bits, channels, rate, extensible }: WavOptions,
  data: Uint8Array,
): Uint8Array {
  const fmt = Buffer.alloc(extensible ? 40 : 16);
  fmt.writeUInt16LE(extensible ? 0xfffe : tag, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(rate, 4);
  fmt.writeUInt32LE((rate * channels * bits) / 8, 8);
  fmt.writeUInt16LE((channels * bits) / 8, 12);
  fmt.writeUInt16LE(bits, 14);
  if (extensible) fmt.writeUInt16LE(tag, 24);
  const chunk = (name: string, body: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.write(name, 0, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const inside = [chunk('LIST', Buffer.from('odd')), chunk('fmt ', fmt), chunk('data', data)];
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...inside]));
}
