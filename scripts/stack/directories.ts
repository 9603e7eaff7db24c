import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Directories {
  data: string;
  run: string;
  log: string;
  /** Settings and secrets. */
  settingsFile: string;
  /** Log-ins and SIP accounts of the demo data, for printing. */
  demoFile: string;
  /** Made once the whole stack answers. */
  readyFile: string;
}

export function directoriesOf(data: string): Directories {
  return {
    data,
    run: join(data, 'run'),
    log: join(data, 'log'),
    settingsFile: join(data, 'env'),
    demoFile: join(data, 'demo.json'),
    readyFile: join(data, 'run', 'ready'),
  };
}

export function makeDirectories({ data, run, log }: Directories): void {
  // Secrets and recordings lie inside.
  for (const path of [data, run, log]) mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Parts in the order they start; they stop in the opposite one. */
export const PART_NAMES = ['mariadb', 'rtpengine', 'kamailio', 'media-1', 'worker', 'web'] as const;
export type PartName = (typeof PART_NAMES)[number];

export function isPartName(name: string): name is PartName {
  return PART_NAMES.some((known) => known === name);
}

export const SUPERVISOR = 'supervisor';

export function logFileOf(directories: Directories, part: PartName | typeof SUPERVISOR): string {
  const files: Record<PartName | typeof SUPERVISOR, string> = {
    mariadb: join(directories.data, 'mysql', 'mariadb.log'),
    rtpengine: join(directories.data, 'rtpengine', 'rtpengine.log'),
    kamailio: join(directories.data, 'kamailio', 'kamailio.log'),
    'media-1': join(directories.data, 'media-1', 'log', 'console.log'),
    worker: join(directories.log, 'worker.log'),
    web: join(directories.log, 'web.log'),
    supervisor: join(directories.log, 'supervisor.log'),
  };
  return files[part];
}
