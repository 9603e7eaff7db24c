import { parseDataDir, UsageError } from './arguments';
import { readPidFile, stopProcess } from './processes/pid-file';
import { directoriesOf, SUPERVISOR } from './stack/directories';
import { stopLeftovers } from './stack/prepare';

/** Its parts get a minute and more between them; MariaDB writes everything out first. */
const SUPERVISOR_GRACE_SECONDS = 150;

/** Stops what `up` started with this data directory, and nothing else. */
export async function down(args: string[]): Promise<number> {
  const { dataDir, words } = parseDataDir(args);
  if (words.length > 0)
    throw new UsageError(`down takes no "${words[0]}". One part: ./livery stop`);
  const directories = directoriesOf(dataDir);
  const supervisor = readPidFile(directories.run, SUPERVISOR);
  if (supervisor) await stopProcess(supervisor, SUPERVISOR_GRACE_SECONDS);
  const leftovers = await stopLeftovers(directories);
  console.log(supervisor || leftovers > 0 ? 'Stopped.' : `Nothing runs in ${dataDir}.`);
  return 0;
}
