import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createHash, randomUUID } from 'node:crypto';
import { MariaDbConfigStore } from '@/lib/config-store/mariadb';
import { createLocalStorage } from '@/lib/storage/local';
import { oneChunk, type Storage } from '@/lib/storage/port';
import { toPcm16, writeWav } from '@/lib/shared/wav-write';
import { tone } from '@/lib/sounds/audio/testing-tones';
import { startWorkerHttp, type WorkerHttp } from '@/telephony/http/server';
import { mediaRoutes } from '@/telephony/media/media-routes';
import { createOfferedFiles } from '@/telephony/media/offered-files';
import { createGreetingReceiver } from '@/telephony/media/greeting-receiver';
import { mailboxRoutes } from '@/telephony/media/mailbox-routes';
import { createRecordingReceiver } from '@/telephony/media/recording-receiver';
import type { Database } from '@/telephony/store/database';
import { createGreetingStore } from '@/telephony/store/greeting-store';
import { createRecordingStore, type RecordingRow } from '@/telephony/store/recording-store';
import { createSoundStore } from '@/telephony/store/sound-store';
import { createStoredFileStore } from '@/telephony/store/stored-file-store';
import { createVoicemailStore } from '@/telephony/store/voicemail-store';

export const TOKEN = 'the token of the test of media';
export const log = pino({ level: 'silent' });

/** The control plane's part of files on a port of its own; it can go and come back. */
export class ControlPlane {
  readonly dir = mkdtempSync(join(tmpdir(), 'control-'));
  readonly prompts = join(this.dir, 'prompts');
  readonly storage: Storage = createLocalStorage(join(this.dir, 'storage'));
  /** Recordings that were new. */
  readonly stored: RecordingRow[] = [];
  private http: WorkerHttp | undefined;

  constructor(
    private readonly database: Database,
    readonly port: number,
  ) {}

  get address() {
    return { workerUrl: `http://127.0.0.1:${this.port}`, token: TOKEN };
  }

  async start(): Promise<void> {
    const contents = new MariaDbConfigStore(this.database);
    const { database, storage } = this;
    const files = createStoredFileStore(database);
    const sounds = createSoundStore(database, contents);
    const media = mediaRoutes({
      token: TOKEN,
      offered: createOfferedFiles(sounds, storage, this.prompts),
      receive: createRecordingReceiver({
        ...{ recordings: createRecordingStore(database), files, storage, log },
        receiveGreeting: createGreetingReceiver({
          ...{ greetings: createGreetingStore(database), files, storage },
        }),
        onStored: async (row) => void this.stored.push(row),
      }),
    });
    const voicemail = createVoicemailStore(database);
    const mailbox = mailboxRoutes({ token: TOKEN, voicemail, storage, onChange: () => undefined });
    const more = new Map([...media, ...mailbox]);
    this.http = await startWorkerHttp(
      { host: '127.0.0.1', port: this.port },
      {
        ...{ token: TOKEN, more, log, onHint: () => undefined },
        health: async () => ({ ok: true }),
        metrics: async () => '',
      },
    );
  }

  async stop(): Promise<void> {
    await this.http?.close();
    this.http = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dir, { recursive: true });
  }
}

/** A recording as a node writes it. Answers its id. */
export function record(
  directory: string,
  tenantId: string,
  { seconds = 1, end = '.json', ...more }: Record<string, unknown> & { seconds?: number } = {},
): string {
  const id = randomUUID();
  writeFileSync(join(directory, `${id}.wav`), writeWav(toPcm16(tone(440, 8000, seconds)), 8000));
  const sidecar = {
    ...{ id, kind: 'call', tenant_id: tenantId, call_id: 'call-1', started_at: 1_790_000_000 },
    ...{ caller_number: '101', caller_name: '', called_number: '102', extension_id: '' },
    ...more,
  };
  writeFileSync(join(directory, `${id}${String(end)}`), JSON.stringify(sidecar));
  return id;
}

/** A sound in the storage and its document, as a save and the worker would have left it. */
export async function addSound(
  database: Database,
  storage: Storage,
  { id, tenantId, content, seq }: { id: string; tenantId: string; content: Buffer; seq: number },
): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const storageKey = `sounds/${tenantId}/${id}/${hash}.wav`;
  await storage.put(storageKey, oneChunk(content), content.length);
  const key = `sound:test.example:${id}`;
  const text = JSON.stringify({ id, hash, bytes: content.length, storageKey });
  await new MariaDbConfigStore(database).upsert(key, text);
  await database.run('DELETE FROM config_document WHERE `key` = ?', [key]);
  await database.run(
    `INSERT INTO config_document (\`key\`, tenant_id, owner, hash, seq, revision, deleted, updated_at)
     VALUES (?, ?, ?, ?, ?, 1, 0, UTC_TIMESTAMP(3))`,
    [key, tenantId, `object:${id}`, hash, seq],
  );
  return hash;
}
