import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { markOf, stopProcess } from './pid-file';

export interface RunningDaemon {
  pid: number;
  /** SIGTERM, SIGKILL after the grace time; returns when the process is gone. */
  stop(): Promise<void>;
}

export interface DaemonOptions {
  /** What it is called in error messages. */
  name: string;
  program: string;
  args: readonly string[];
  /** Output is appended here. */
  logFile: string;
  /** Resolves true once the daemon answers. Asked until it does. */
  isReady: () => Promise<boolean>;
  env?: NodeJS.ProcessEnv;
  readySeconds?: number;
  stopSeconds?: number;
}

const TAIL_BYTES = 1500;

function tailSince(file: string, offset: number): string {
  return readFileSync(file).subarray(offset).toString('utf8').slice(-TAIL_BYTES);
}

/**
 * Starts a program that stays in the foreground, detached (it outlives this process until it is
 * stopped), and waits until it answers. Throws with the end of its log when it does not.
 */
export async function startDaemon(options: DaemonOptions): Promise<RunningDaemon> {
  const { name, logFile, readySeconds = 60, stopSeconds = 20 } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(options.program, options.args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: options.env ?? process.env,
  });
  closeSync(log);
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', (code, signal) => (failure ??= `ended with ${code ?? signal}`));
  const deadline = Date.now() + readySeconds * 1000;
  while (failure === undefined) {
    if (await options.isReady()) break;
    if (Date.now() > deadline) failure = `does not answer after ${readySeconds} s`;
    else await delay(50);
  }
  const mark = child.pid === undefined ? undefined : markOf(child.pid);
  if (failure !== undefined || !mark) {
    if (mark) await stopProcess(mark, 5);
    throw new Error(`${name} ${failure}\n${tailSince(logFile, logStart)}`);
  }
  child.unref();
  return { pid: mark.pid, stop: () => stopProcess(mark, stopSeconds) };
}
