import type { Logger } from 'pino';
import type { Storage } from '@/lib/storage/port';
import { startLoop, type Loop } from '../reconcile/loop';
import type { StoredFileStore } from '../store/stored-file-store';

const INTERVAL_MS = 60_000;
const FILES_A_RUN = 200;

/**
 * Removes files whose time is over: recordings past their retention, sounds that were replaced, what
 * a crash left. The file goes first: should we die in between, its row brings us back to it.
 */
export function startStorageSweep(
  files: StoredFileStore,
  storage: Storage,
  log: Logger,
  intervalMs = INTERVAL_MS,
): Loop {
  return startLoop({
    name: 'storage',
    intervalMs,
    log,
    run: async (signal) => {
      const due = await files.due(FILES_A_RUN);
      for (const key of due) {
        if (signal.aborted) return false;
        await storage.remove(key);
        await files.forget(key);
      }
      return due.length === FILES_A_RUN;
    },
  });
}
