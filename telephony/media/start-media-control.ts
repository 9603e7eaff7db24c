import type { Logger } from 'pino';
import type { ConfigStore } from '@/lib/config-store/port';
import type { Env } from '@/lib/env';
import { openStorage } from '@/lib/storage/open-storage';
import type { Handler } from '../http/server';
import type { Database } from '../store/database';
import { createGreetingStore } from '../store/greeting-store';
import { createRecordingStore } from '../store/recording-store';
import { createSoundStore } from '../store/sound-store';
import { createStoredFileStore } from '../store/stored-file-store';
import { createVoicemailStore } from '../store/voicemail-store';
import { createGreetingReceiver } from './greeting-receiver';
import { mailboxRoutes } from './mailbox-routes';
import { startMessageExpiry } from './message-expiry';
import { mediaRoutes } from './media-routes';
import { createOfferedFiles } from './offered-files';
import { createRecordingReceiver } from './recording-receiver';
import { startStorageSweep } from './storage-sweep';

export interface MediaControlOptions {
  env: Env;
  database: Database;
  contents: ConfigStore;
  /** Something was written that nodes, or lamps, must follow. */
  onChange: () => void;
  log: Logger;
}

export interface MediaControl {
  /** For the worker's HTTP server. */
  routes: ReadonlyMap<string, Handler>;
  stop(): Promise<void>;
}

/** Everything about files that runs in the role `control`. */
export function startMediaControl(options: MediaControlOptions): MediaControl {
  const { env, database, contents, log, onChange } = options;
  const storage = openStorage(env);
  const files = createStoredFileStore(database);
  const sweep = startStorageSweep(files, storage, log);
  const sounds = createSoundStore(database, contents);
  const voicemail = createVoicemailStore(database);
  const expiry = startMessageExpiry(voicemail, onChange, log);
  const receive = createRecordingReceiver({
    ...{ recordings: createRecordingStore(database), files, storage, log },
    receiveGreeting: createGreetingReceiver({
      ...{ greetings: createGreetingStore(database), files, storage },
    }),
    onStored: async () => onChange(),
  });
  const token = env.WORKER_TOKEN;
  return {
    routes: new Map([
      ...mediaRoutes({
        ...{ token, receive },
        offered: createOfferedFiles(sounds, storage, env.PROMPTS_DIRECTORY),
      }),
      ...mailboxRoutes({ token, voicemail, storage, onChange }),
    ]),
    stop: async () => {
      await Promise.all([sweep.stop(), expiry.stop()]);
    },
  };
}
