import { setTimeout as delay } from 'node:timers/promises';
import { parseDataDir, UsageError } from './arguments';
import { readPidFile, stopProcess } from './processes/pid-file';
import {
  directoriesOf,
  isPartName,
  PART_NAMES,
  SUPERVISOR,
  type PartName,
} from './stack/directories';
import { clearStopped, markStopped } from './stack/supervisor';

const START_SECONDS = 60;

function readPart(args: string[]): { run: string; part: PartName } {
  const { dataDir, words } = parseDataDir(args);
  const [part = ''] = words;
  if (!isPartName(part) || words.length > 1) {
    throw new UsageError(`Name one part: ${PART_NAMES.join(', ')}.`);
  }
  const { run } = directoriesOf(dataDir);
  if (!readPidFile(run, SUPERVISOR)) throw new UsageError('Nothing runs. Try: ./livery up');
  return { run, part };
}

/** Stops one part; the supervisor leaves it down. */
export async function stopPart(args: string[]): Promise<number> {
  const { run, part } = readPart(args);
  markStopped(run, part);
  const mark = readPidFile(run, part);
  if (mark) await stopProcess(mark, 60);
  console.log(`${part} is stopped.`);
  return 0;
}

/** Starts a part that was stopped, by way of the supervisor. */
export async function startPart(args: string[]): Promise<number> {
  const { run, part } = readPart(args);
  clearStopped(run, part);
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!readPidFile(run, part)) {
    if (Date.now() > deadline) {
      console.error(`${part} does not start. See: ./livery logs ${part}`);
      return 1;
    }
    await delay(100);
  }
  console.log(`${part} runs.`);
  return 0;
}
