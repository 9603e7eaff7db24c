import { AudioFault } from '@/lib/sounds/audio/audio-fault';
import { convertInWorker } from '@/lib/sounds/audio/convert-in-worker';
import { soundKeys } from '@/lib/sounds/audio-of';
import type { SoundAudio } from '@/lib/sounds/contract';
import { oneChunk, readAll, type FileBody, type Storage } from '@/lib/storage/port';
import { HttpRefusal } from '../http/respond';
import { greetingId, type GreetingStore } from '../store/greeting-store';
import type { StoredFileStore } from '../store/stored-file-store';

const UNPROCESSABLE = 422;
/** Two minutes at 16 bit, 8 kHz, and room. */
const BYTES_MAX = 4 * 1024 * 1024;

export interface GreetingReceiverOptions {
  greetings: GreetingStore;
  files: StoredFileStore;
  storage: Storage;
}

export interface ReceivedGreeting {
  tenantId: string;
  boxId: string;
  bytes: number;
  body: FileBody;
}

/** @throws HttpRefusal 422 for what can never be a greeting. */
export type ReceiveGreeting = (greeting: ReceivedGreeting) => Promise<void>;

async function convert(content: Uint8Array) {
  try {
    return await convertInWorker(content);
  } catch (error) {
    if (!(error instanceof AudioFault)) throw error;
    throw new HttpRefusal(UNPROCESSABLE, `wav: ${error.message}`);
  }
}

/** Converted as an upload in the cabinet is; then it is the greeting of its box. */
export function createGreetingReceiver(options: GreetingReceiverOptions): ReceiveGreeting {
  const { greetings, files, storage } = options;
  return async ({ tenantId, boxId, bytes, body }) => {
    if (bytes > BYTES_MAX) throw new HttpRefusal(413, `At most ${BYTES_MAX} bytes.`);
    const { wav, phone, seconds, hash, format } = await convert(await readAll(body));
    const keys = soundKeys(tenantId, greetingId(boxId), hash);
    const contents: [string, Uint8Array][] = [
      [keys.wav, wav],
      [keys.phone, phone],
    ];
    for (const [key, content] of contents) {
      const file = { key, tenantId, kind: 'sound' as const, bytes: content.length };
      if ((await files.announce(file)) === 'no_tenant') {
        throw new HttpRefusal(UNPROCESSABLE, `unknown_tenant: there is no ${tenantId}`);
      }
      await storage.put(key, oneChunk(content), content.length);
    }
    const audio: SoundAudio = {
      seconds: Math.round(seconds * 100) / 100,
      ...{ bytes: wav.length, phoneBytes: phone.length, hash, format },
      uploadedAt: new Date().toISOString(),
    };
    if ((await greetings.put(tenantId, boxId, audio)) === 'done') return;
    throw new HttpRefusal(UNPROCESSABLE, `unknown_box: there is no ${boxId}`);
  };
}
