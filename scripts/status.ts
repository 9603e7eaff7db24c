import { existsSync, readFileSync } from 'node:fs';
import { parseDataDir } from './arguments';
import { readSettings } from './plan/settings-file';
import { readPidFile } from './processes/pid-file';
import { directoriesOf, PART_NAMES, SUPERVISOR } from './stack/directories';
import { stoppedFile } from './stack/supervisor';

function megabytes(pid: number): string {
  try {
    const kilobytes = /VmRSS:\s+([0-9]+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? `${Math.round(Number(kilobytes) / 1024)} MB` : '';
  } catch {
    return '';
  }
}

/** What runs. Exit code 0 when everything does, 3 when not (as for services). */
export async function status(args: string[]): Promise<number> {
  const { dataDir } = parseDataDir(args);
  const { run, readyFile, settingsFile } = directoriesOf(dataDir);
  if (!readPidFile(run, SUPERVISOR)) {
    console.log(`Nothing runs in ${dataDir}.`);
    return 3;
  }
  let down = 0;
  for (const part of PART_NAMES) {
    const mark = readPidFile(run, part);
    if (!mark) down += 1;
    const words = existsSync(stoppedFile(run, part)) ? 'stopped on purpose' : 'down';
    console.log(
      `${part.padEnd(10)} ${mark ? `process ${mark.pid}  ${megabytes(mark.pid)}` : words}`,
    );
  }
  const ready = existsSync(readyFile);
  console.log(
    ready ? `Web app: ${readSettings(settingsFile)['APP_PUBLIC_URL']}` : 'It is being started.',
  );
  return down === 0 && ready ? 0 : 3;
}
