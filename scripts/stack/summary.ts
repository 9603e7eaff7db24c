import { readSettings } from '../plan/settings-file';
import type { Directories } from './directories';

/** Addresses, log-ins, SIP accounts and the way to a first call. */
export function printSummary(directories: Directories, say: (line: string) => void): void {
  const settings = readSettings(directories.settingsFile);
  say('');
  say(`Web app  ${settings['APP_PUBLIC_URL']}`);
}
