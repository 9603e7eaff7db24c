import { toPcm16, writeWav } from '@/lib/shared/wav-write';

/** Frequencies of four quiet chords; C major, A minor, F major, G major with added notes. */
const CHORDS: readonly (readonly number[])[] = [
  [261.63, 329.63, 392.0, 493.88],
  [220.0, 261.63, 329.63, 392.0],
  [174.61, 220.0, 261.63, 329.63],
  [196.0, 246.94, 293.66, 440.0],
];
const RATE = 16_000;
const NOTE_SECONDS = 0.5;
const NOTES_A_CHORD = 8;
const RING_SECONDS = 2.4;

/** A soft plucked tone: few overtones, for a telephone would make noise of many. */
function pluck(hertz: number, at: number): number {
  const swell = Math.min(1, at / 0.02) * Math.exp(-at * 1.6);
  const turn = 2 * Math.PI * hertz * at;
  return swell * (Math.sin(turn) + 0.3 * Math.sin(2 * turn) + 0.08 * Math.sin(3 * turn));
}

/** Hold music of our own, so that nobody's rights are on it: broken chords that begin again seamlessly. */
export function holdMusic(rounds = 4): Uint8Array {
  const notes = rounds * CHORDS.length * NOTES_A_CHORD;
  const samples = new Float32Array(notes * NOTE_SECONDS * RATE);
  for (let note = 0; note < notes; note += 1) {
    const chord = CHORDS[Math.floor(note / NOTES_A_CHORD) % CHORDS.length] ?? [];
    const hertz = chord[[0, 1, 2, 3, 2, 1, 3, 2][note % NOTES_A_CHORD] ?? 0] ?? 220;
    const first = note * NOTE_SECONDS * RATE;
    for (let index = 0; index < RING_SECONDS * RATE; index += 1) {
      // What rings beyond the end is heard at the beginning: the file is played in a circle.
      const place = (first + index) % samples.length;
      samples[place] = (samples[place] ?? 0) + 0.2 * pluck(hertz, index / RATE);
    }
  }
  return writeWav(toPcm16(samples), RATE);
}
