import type { Logger } from 'pino';
import type { ConfigStore } from '@/lib/config-store/port';
import type { Env } from '@/lib/env';
import { openStorage } from '@/lib/storage/open-storage';
import type { Handler } from '../http/server';
import type { Database } from '../store/database';
import { createRecordingStore, type RecordingRow } from '../store/recording-store';
import { createSoundStore } from '../store/sound-store';
import { createStoredFileStore } from '../store/stored-file-store';
import { mediaRoutes } from './media-routes';
import { createOfferedFiles } from './offered-files';
import { createRecordingReceiver } from './recording-receiver';
import { startStorageSweep } from './storage-sweep';

export interface MediaControlOptions {
  env: Env;
  database: Database;
  contents: ConfigStore;
  /** After a recording was stored: what a voicemail box does with a message. */
  onRecording?: (row: RecordingRow) => Promise<void>;
  log: Logger;
}

export interface MediaControl {
  /** For the worker's HTTP server. */
  routes: ReadonlyMap<string, Handler>;
  stop(): Promise<void>;
}

/** Everything about files that runs in the role `control`. */
export function startMediaControl(options: MediaControlOptions): MediaControl {
  const { env, database, contents, log, onRecording = async () => undefined } = options;
  const storage = openStorage(env);
  const files = createStoredFileStore(database);
  const sweep = startStorageSweep(files, storage, log);
  const sounds = createSoundStore(database, contents);
  return {
    routes: mediaRoutes({
      token: env.WORKER_TOKEN,
      offered: createOfferedFiles(sounds, storage, env.PROMPTS_DIRECTORY),
      receive: createRecordingReceiver({
        ...{ recordings: createRecordingStore(database), files, storage },
        ...{ onStored: onRecording, log },
      }),
    }),
    stop: () => sweep.stop(),
  };
}
