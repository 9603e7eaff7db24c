import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readPidFile, removePidFile, writePidFile } from '../processes/pid-file';
import { npmProgram, runCommand } from '../run-command';
import { webSourcesHash } from './web-sources';

/** Says which sources `.next` was built from. */
const STAMP = '.next/livery-build';
/** Two builds at once would write over each other: there is one `.next`. */
const LOCK_DIR = 'node_modules/.cache/livery';
const LOCK = 'web-build';

function readStamp(): string {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
}

async function build(hash: string): Promise<void> {
  const result = await runCommand(npmProgram('next'), ['build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    timeoutSeconds: 900,
  });
  if (result.code !== 0) throw new Error(`next build failed:\n${result.output.slice(-6000)}`);
  writeFileSync(STAMP, hash);
}

async function withLock<T>(work: () => Promise<T>): Promise<T> {
  while (readPidFile(LOCK_DIR, LOCK)) await delay(200);
  writePidFile(LOCK_DIR, LOCK, process.pid);
  try {
    return await work();
  } finally {
    removePidFile(LOCK_DIR, LOCK);
  }
}

/** Next leaves static files and `public` out of the standalone server: a CDN might serve them. */
async function copyOutput(target: string): Promise<void> {
  const draft = `${target}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(join(draft, '..'), { recursive: true });
  // Hard links where the file system has them: hundreds of megabytes otherwise.
  const linked = await runCommand('cp', ['-al', '.next/standalone', draft]);
  if (linked.code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    cpSync('.next/standalone', draft, { recursive: true, verbatimSymlinks: true });
  }
  cpSync('.next/static', join(draft, '.next/static'), { recursive: true });
  if (existsSync('public')) cpSync('public', join(draft, 'public'), { recursive: true });
  renameSync(draft, target);
}

export interface WebBuild {
  directory: string;
  fresh: boolean;
}

/**
 * The built web app, in a directory of its own under `parent`, so that a later build does not pull the
 * files away from under a running one. Builds only when a source has changed.
 */
export async function ensureWebBuild(parent: string): Promise<WebBuild> {
  const hash = webSourcesHash();
  const directory = join(parent, hash);
  if (existsSync(directory)) return { directory, fresh: false };
  return withLock(async () => {
    const fresh = readStamp() !== hash;
    if (fresh) await build(hash);
    await copyOutput(directory);
    for (const old of readdirSync(parent).filter((name) => name !== hash)) {
      rmSync(join(parent, old), { recursive: true, force: true });
    }
    return { directory, fresh };
  });
}
