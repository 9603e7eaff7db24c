import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listPidFiles, readPidFile, stopRecorded } from './pid-file';

/** The file that names the process to which a directory of test servers belongs. */
export const OWNER = 'owner';
export const TEST_SERVERS_PREFIX = 'livery-int-';

/** Ends servers under `parent` whose test run is gone without having cleaned up. */
export async function endAbandonedServers(parent: string): Promise<void> {
  if (!existsSync(parent)) return;
  const names = readdirSync(parent).filter((name) => name.startsWith(TEST_SERVERS_PREFIX));
  for (const directory of names.map((name) => join(parent, name))) {
    const run = join(directory, 'run');
    // Another run's, still under way; or one that has not come so far as to say whose it is.
    if (readPidFile(run, OWNER) || !listPidFiles(run).includes(OWNER)) continue;
    for (const name of listPidFiles(run)) await stopRecorded(run, name);
    rmSync(directory, { recursive: true, force: true });
  }
}
