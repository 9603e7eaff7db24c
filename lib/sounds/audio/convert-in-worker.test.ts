import { describe, expect, it } from 'vitest';
import { convertInWorker } from './convert-in-worker';
import { tone } from './testing-tones';
import { toPcm16, writeWav } from '../../shared/wav-write';

describe('convertInWorker', () => {
  it('converts beside the process, several one after the other', async () => {
    const file = writeWav(toPcm16(tone(500, 8000, 1, 0.2)), 8000);
    const all = await Promise.all([1, 2, 3, 4].map(() => convertInWorker(file)));
    expect(new Set(all.map(({ hash }) => hash)).size).toBe(1);
    expect(all[0]?.seconds).toBeCloseTo(1, 2);
  });

  it('hands a refusal over in its words', async () => {
    await expect(convertInWorker(Buffer.from('no sound'))).rejects.toMatchObject({
      name: 'AudioFault',
      code: 'unknown_format',
    });
  });

  it('gives up when it takes too long, and serves the next', async () => {
    const file = writeWav(toPcm16(tone(500, 8000, 60, 0.2)), 8000);
    await expect(convertInWorker(file, 1)).rejects.toMatchObject({ code: 'too_slow' });
    expect((await convertInWorker(file)).seconds).toBeCloseTo(60, 1);
  });
});
