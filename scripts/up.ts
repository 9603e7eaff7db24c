import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parseUpOptions, type UpOptions } from './arguments';
import { isAlive, markOf, readPidFile, removePidFile, writePidFile } from './processes/pid-file';
import { consoleProgress } from './progress';
import { endCommands } from './run-command';
import { bringUp } from './stack/bring-up';
import {
  directoriesOf,
  logFileOf,
  makeDirectories,
  SUPERVISOR,
  type Directories,
} from './stack/directories';
import { printSummary } from './stack/summary';
import { Supervisor } from './stack/supervisor';

/** Set in the process that `--detach` leaves behind. */
const DETACHED = 'LIVERY_DETACHED';

/** Runs until it is told to stop. Returns the exit code. */
async function supervise(options: UpOptions, directories: Directories): Promise<number> {
  const progress = consoleProgress();
  const supervisor = new Supervisor(directories.run, progress.say);
  writePidFile(directories.run, SUPERVISOR, process.pid);
  let code = 0;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      const { hasParts } = supervisor;
      if (hasParts) progress.say('Stopping …');
      rmSync(directories.readyFile, { force: true });
      endCommands();
      await supervisor.stop();
      removePidFile(directories.run, SUPERVISOR);
      if (hasParts) progress.say('Stopped.');
    })();
    return stopped;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop());
  }
  try {
    const stack = await bringUp(options, supervisor, progress);
    writeFileSync(directories.readyFile, '');
    if (!process.env[DETACHED]) {
      printSummary(stack.directories, progress.say);
      progress.say('Ctrl-C stops everything.');
    }
    await supervisor.watch();
  } catch (error) {
    if (!stopped) {
      code = 1;
      console.error(error instanceof Error ? error.message : error);
    }
  }
  await stop();
  return stopped && code === 0 ? 0 : code;
}

/** Shows what is appended to a file until `isDone`; checks ten times a second. */
async function follow(file: string, from: number, isDone: () => boolean): Promise<void> {
  let shown = from;
  for (;;) {
    const done = isDone();
    const text = readFileSync(file).subarray(shown);
    shown += text.length;
    process.stdout.write(text);
    if (done) return;
    await delay(100);
  }
}

/** The option as it was given, so that the advice can be copied. */
function dataDirWords(args: readonly string[]): string {
  const at = args.findIndex((arg) => arg.startsWith('--data-dir'));
  if (at < 0) return '';
  const words = args[at]?.includes('=') ? args.slice(at, at + 1) : args.slice(at, at + 2);
  return ` ${words.join(' ')}`;
}

async function detach(args: string[], directories: Directories): Promise<number> {
  const logFile = logFileOf(directories, SUPERVISOR);
  const log = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/livery.ts', 'up', ...args], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, [DETACHED]: '1' },
  });
  closeSync(log);
  const mark = markOf(child.pid ?? 0);
  const isReady = (): boolean => existsSync(directories.readyFile);
  await follow(logFile, from, () => isReady() || !mark || !isAlive(mark));
  child.unref();
  if (!isReady()) return 1;
  printSummary(directories, console.log);
  console.log(`It runs in the background. Stop it: ./livery down${dataDirWords(args)}`);
  return 0;
}

export async function up(args: string[]): Promise<number> {
  const options = parseUpOptions(args);
  const directories = directoriesOf(options.dataDir);
  makeDirectories(directories);
  if (readPidFile(directories.run, SUPERVISOR)) {
    if (!existsSync(directories.readyFile)) {
      console.log('It is being started already.');
      return 1;
    }
    printSummary(directories, console.log);
    console.log('It ran already.');
    return 0;
  }
  rmSync(directories.readyFile, { force: true });
  if (options.detach && !process.env[DETACHED]) return detach(args, directories);
  return supervise(options, directories);
}
