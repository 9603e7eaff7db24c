import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps servers in the sbin directories, which are not on everyone's PATH. */
const EXTRA_DIRECTORIES = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Full path of a program, or undefined. */
export function findProgram(name: string): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...directories, ...EXTRA_DIRECTORIES]
    .map((directory) => join(directory, name))
    .find(isExecutable);
}

/** The same, for what the packages must have brought. */
export function requireProgram(name: string): string {
  const path = findProgram(name);
  if (!path) throw new Error(`There is no program "${name}". See: ./livery doctor`);
  return path;
}
