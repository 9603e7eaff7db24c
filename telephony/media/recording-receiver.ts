import type { Logger } from 'pino';
import { AudioFault } from '@/lib/sounds/audio/audio-fault';
import { MAX_FILE_BYTES, type FileBody, type Storage } from '@/lib/storage/port';
import { HttpRefusal } from '../http/respond';
import { callRowId } from '../records/call-row-id';
import type { RecordingRow, RecordingStore } from '../store/recording-store';
import type { StoredFileStore } from '../store/stored-file-store';
import type { ReceiveGreeting } from './greeting-receiver';
import { readSidecar, recordingId, recordingKey, type Sidecar } from './recording-sidecar';
import { measureWav } from './wav-file';

export interface RecordingReceiverOptions {
  recordings: RecordingStore;
  files: StoredFileStore;
  storage: Storage;
  /** What somebody recorded as the greeting of a voicemail box. */
  receiveGreeting: ReceiveGreeting;
  /** A recording is in the storage and in the database, for the first time. */
  onStored: (row: RecordingRow) => Promise<void>;
  log: Logger;
}

export interface ReceivedRecording {
  nodeId: string;
  /** JSON. */
  sidecar: string;
  bytes: number;
  body: FileBody;
}

/** Takes one recording of a media node; resolves when file and row are safe. */
export type ReceiveRecording = (recording: ReceivedRecording) => Promise<void>;

const UNPROCESSABLE = 422;
const HEAD_BYTES = 65_536;
const DAY_MS = 24 * 60 * 60_000;

function parse(text: string): Sidecar {
  try {
    return readSidecar(text);
  } catch (error) {
    throw new HttpRefusal(UNPROCESSABLE, `sidecar: ${String(error).slice(0, 500)}`);
  }
}

/** The beginning of a stream, and the stream as if nobody had looked. */
async function peek(body: FileBody): Promise<{ head: Buffer; whole: FileBody }> {
  const iterator = body[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const { done, value } = await iterator.next();
    if (done) break;
    taken.push(value);
    length += value.length;
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    yield* taken;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: Buffer.concat(taken), whole: again() };
}

function measured(head: Buffer, bytes: number) {
  try {
    return measureWav(head, bytes);
  } catch (error) {
    if (!(error instanceof AudioFault)) throw error;
    throw new HttpRefusal(UNPROCESSABLE, `wav: ${error.message}`);
  }
}

function rowOf(
  sidecar: Sidecar,
  { nodeId, bytes }: ReceivedRecording,
  { seconds, channels }: { seconds: number; channels: number },
): RecordingRow {
  const startedAt = Math.round(sidecar.started_at * 1000);
  const days = sidecar.retention_days;
  return {
    id: recordingId(sidecar.id),
    tenantId: sidecar.tenant_id,
    callId: callRowId(sidecar.call_id),
    kind: sidecar.kind === 'voicemail' ? 'voicemail' : 'call',
    nodeId,
    storageKey: recordingKey(sidecar),
    ...{ seconds, bytes, channels, startedAt },
    callerNumber: sidecar.caller_number,
    callerName: sidecar.caller_name || null,
    calledNumber: sidecar.called_number,
    extensionId: sidecar.extension_id ?? null,
    queueId: sidecar.queue_id ?? null,
    numberId: sidecar.number_id ?? null,
    voicemailId: sidecar.voicemail_id ?? null,
    expiresAt: days === undefined ? null : startedAt + days * DAY_MS,
  };
}

/**
 * For `PUT /media/recordings?node=<id>`. A known recording is taken again without a word. Throws
 * HttpRefusal 422 for what can never be stored; any other error means: not stored, send it again.
 */
export function createRecordingReceiver(options: RecordingReceiverOptions): ReceiveRecording {
  const { recordings, files, storage, receiveGreeting, onStored, log } = options;
  return async (received) => {
    const sidecar = parse(received.sidecar);
    const { bytes } = received;
    if (bytes > MAX_FILE_BYTES) throw new HttpRefusal(413, `At most ${MAX_FILE_BYTES} bytes.`);
    if (sidecar.kind === 'greeting') {
      const { tenant_id: tenantId, voicemail_id: boxId = '' } = sidecar;
      return receiveGreeting({ tenantId, boxId, bytes, body: received.body });
    }
    if (await recordings.has(recordingId(sidecar.id))) {
      // Read to its end, or the sender does not hear the answer.
      for await (const chunk of received.body) void chunk;
      return;
    }
    const { head, whole } = await peek(received.body);
    const row = rowOf(sidecar, received, measured(head, bytes));
    const { tenantId, kind, storageKey: key } = row;
    const unknown = new HttpRefusal(UNPROCESSABLE, `unknown_tenant: there is no ${tenantId}`);
    const announced = await files.announce({ key, tenantId, kind, bytes });
    if (announced === 'no_tenant') throw unknown;
    await storage.put(key, whole, bytes);
    const stored = await recordings.insert(row);
    if (stored === 'no_tenant') throw unknown;
    if (stored === 'no_box') throw new HttpRefusal(UNPROCESSABLE, 'unknown_box');
    if (stored === 'known') log.debug({ recording: row.id }, 'a known recording came again');
    else await onStored(row);
  };
}
