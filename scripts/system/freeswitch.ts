import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../run-command';

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

/** `FREESWITCH_BIN` first; set but not executable is a mistake worth an error. */
export function findFreeswitch(): string | undefined {
  const named = process.env['FREESWITCH_BIN'];
  if (!named) return findProgram('freeswitch');
  if (!isExecutable(named)) throw new Error(`FREESWITCH_BIN: ${named} is not a program.`);
  return named;
}

/** What calls run through on this machine, in words. */
export async function describeMediaNode(): Promise<string> {
  const program = findFreeswitch();
  if (!program) return 'simulator (no FreeSWITCH found)';
  const { output } = await runCommand(program, ['-version'], { timeoutSeconds: 20 });
  const version = /version:?\s+([0-9]+\.[0-9]+\.[0-9]+)/i.exec(output)?.[1];
  return `FreeSWITCH ${version ?? '(version unknown)'}`;
}
