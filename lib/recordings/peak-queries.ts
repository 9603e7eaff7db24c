import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import type { Recording as Row } from '@/lib/db/generated/client';
import { notFound } from '@/lib/http/fault';
import { AudioFault } from '@/lib/sounds/audio/audio-fault';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { storage } from '@/lib/storage/storage';
import { readAll } from '@/lib/storage/port';
import { storageFault } from '@/lib/stored-files/queries';
import { lanesOf, PeakMeter } from './peaks';
import { reachOf } from './queries';
import type { RecordingPeaks } from './share-contract';

const HEAD_BYTES = 65_536;

/** Undefined for what is no 16-bit PCM: such a file can be heard, but is not drawn. */
async function measure(key: string, bytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const last = Math.min(HEAD_BYTES, bytes) - 1;
  const head = await readAll(await storage().get(key, { first: 0, last }));
  const { encoding, bits, channels, dataStart } = readWavHeader(head);
  if (encoding !== 'pcm' || bits !== 16) return undefined;
  const said = head.readUInt32LE(dataStart - 4);
  const meter = new PeakMeter({ channels, dataBytes: Math.min(said, bytes - dataStart) });
  if (bytes === dataStart) return undefined;
  const samples = await storage().get(key, { first: dataStart, last: bytes - 1 });
  for await (const chunk of samples) meter.take(chunk);
  return meter.bytes();
}

async function peaksOf({ storageKey, bytes }: Row): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await measure(storageKey, bytes);
  } catch (error) {
    if (error instanceof AudioFault) return undefined;
    throw storageFault(error);
  }
}

/** Computed by the first who asks, and kept beside the recording. */
export async function getRecordingPeaks(scope: TenantScope, id: string): Promise<RecordingPeaks> {
  const where = await reachOf(scope, id);
  const row = await db().recording.findFirst({ where });
  if (!row) throw notFound('recording');
  const { seconds } = row;
  if (row.peaks) return { seconds, lanes: lanesOf(row.peaks) };
  const peaks = await peaksOf(row);
  if (!peaks) return { seconds, lanes: [] };
  await db().recording.updateMany({ where, data: { peaks } });
  return { seconds, lanes: lanesOf(peaks) };
}
