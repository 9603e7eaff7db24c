import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseDataDir, UsageError } from './arguments';
import { directoriesOf, isPartName, logFileOf, PART_NAMES, SUPERVISOR } from './stack/directories';

/** The end of one log and what follows, or the names of all. Ends with Ctrl-C. */
export async function logs(args: string[]): Promise<number> {
  const { dataDir, words } = parseDataDir(args);
  const directories = directoriesOf(dataDir);
  const [name] = words;
  if (name === undefined) {
    for (const part of [...PART_NAMES, SUPERVISOR] as const) {
      const file = logFileOf(directories, part);
      console.log(`${part.padEnd(11)} ${existsSync(file) ? file : '(none yet)'}`);
    }
    return 0;
  }
  if (name !== SUPERVISOR && !isPartName(name)) {
    throw new UsageError(`There is no part "${name}": ${PART_NAMES.join(', ')}, ${SUPERVISOR}.`);
  }
  const file = logFileOf(directories, name);
  if (!existsSync(file)) throw new UsageError(`${name} has no log yet.`);
  // On a terminal it goes on; in a pipe it is the last 200 lines.
  const follow = process.stdout.isTTY ? ['-f'] : [];
  const tail = spawn('tail', ['-n', '200', ...follow, file], { stdio: 'inherit' });
  return new Promise((resolve) => tail.once('close', (code) => resolve(code ?? 0)));
}
