import { env } from '@/lib/env';
import { openStorage } from './open-storage';
import type { Storage } from './port';

let opened: Storage | undefined;

/** The storage of this process, by its settings. */
export function storage(): Storage {
  opened ??= openStorage(env());
  return opened;
}
