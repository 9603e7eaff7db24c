import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { UsageError } from './arguments';

const BENCHES = ['call-log', 'ingest', 'propagation', 'render'];

/** Hands over to scripts/bench/<name>.ts with the rest of the words. */
export async function bench([name = '', ...args]: string[]): Promise<number> {
  const file = `scripts/bench/${name}.ts`;
  if (!BENCHES.includes(name) || !existsSync(file)) {
    throw new UsageError(`Name what to measure: ${BENCHES.join(', ')}.`);
  }
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; it cleans up and ends, and then so do we.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
