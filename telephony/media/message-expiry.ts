import type { Logger } from 'pino';
import { startLoop, type Loop } from '../reconcile/loop';
import type { VoicemailStore } from '../store/voicemail-store';

const INTERVAL_MS = 60_000;

/** Removes messages whose days are over; the sweep of the storage removes their files. */
export function startMessageExpiry(
  voicemail: VoicemailStore,
  onChange: () => void,
  log: Logger,
  intervalMs = INTERVAL_MS,
): Loop {
  return startLoop({
    name: 'old messages',
    intervalMs,
    log,
    run: async () => {
      const removed = await voicemail.expireSome();
      if (removed > 0) onChange();
      return removed > 0;
    },
  });
}
