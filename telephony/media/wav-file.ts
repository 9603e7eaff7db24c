import { open, stat } from 'node:fs/promises';
import { readWavHeader, type WavHeader } from '@/lib/sounds/audio/wav-header';

const HEAD_BYTES = 65_536;

/** A switch that died has not written the length of the samples: 0, or more than there is. */
function dataBytes(head: Buffer, dataStart: number, fileBytes: number): number {
  const said = head.readUInt32LE(dataStart - 4);
  const present = fileBytes - dataStart;
  return said === 0 || said > present ? present : said;
}

/**
 * Length and channels of a recording by its header.
 * @throws AudioFault
 */
export function measureWav(
  head: Buffer,
  fileBytes: number,
): Pick<WavHeader, 'channels' | 'rate'> & { seconds: number } {
  const { channels, rate, bits, dataStart } = readWavHeader(head);
  const bytes = dataBytes(head, dataStart, fileBytes);
  return { channels, rate, seconds: Math.round(bytes / ((rate * channels * bits) / 8)) };
}

/** Writes the true lengths into the header of a file that was cut off. Leaves whole ones alone. */
export async function repairWav(path: string): Promise<{ bytes: number }> {
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    await file.read(head, 0, head.length, 0);
    const { dataStart } = readWavHeader(head);
    const bytes = dataBytes(head, dataStart, size);
    if (head.readUInt32LE(dataStart - 4) !== bytes) {
      head.writeUInt32LE(bytes, dataStart - 4);
      head.writeUInt32LE(size - 8, 4);
      await file.write(head, 0, dataStart, 0);
    }
    return { bytes: size };
  } finally {
    await file.close();
  }
}
