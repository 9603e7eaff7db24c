import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AudioFault } from './audio-fault';
import type { Converted } from './convert';
import type { WorkerAnswer } from './convert-worker';

/** From the root of the repository, where every process of the product runs. */
const PROGRAM = ['lib', 'sounds', 'audio', 'convert-thread.mjs'];
const TIMEOUT_MS = 30_000;
/** Each takes one processor; the web process needs the others. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function takeTurn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
}

/** The place goes straight to the next in line, so `running` stays as it is. */
function giveTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

function runWorker(bytes: Uint8Array, timeoutMs: number): Promise<WorkerAnswer> {
  // The bundler must leave it alone: the thread loads its sources by itself.
  const program = join(/* turbopackIgnore: true */ process.cwd(), ...PROGRAM);
  const worker = new Worker(program, {
    workerData: bytes,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new AudioFault('too_slow', 'The file takes too long to convert.')),
      timeoutMs,
    );
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the converter ended with ${code}`)));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

/**
 * Converts in a thread of its own with a limit of time, so that no file can hold up the process.
 * @throws AudioFault
 */
export async function convertInWorker(
  bytes: Uint8Array,
  timeoutMs = TIMEOUT_MS,
): Promise<Converted> {
  await takeTurn();
  try {
    const answer = await runWorker(bytes, timeoutMs);
    if ('converted' in answer) return answer.converted;
    throw new AudioFault(answer.fault.code, answer.fault.words);
  } finally {
    giveTurn();
  }
}
