import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { npmProgram, runCommand } from '../run-command';
import { listSourceFiles } from '../system/source-files';

const CLIENT = 'lib/db/generated/client.ts';
/** What the client was generated from. */
const STAMP = 'node_modules/.cache/livery/client';

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const path of [...listSourceFiles('prisma/schema'), 'node_modules/prisma/package.json']) {
    hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * Writes Prisma's client when the schema has changed. No engine program can be downloaded offline,
 * and generating needs none. Throws in Prisma's words.
 */
export async function ensureClient(): Promise<void> {
  const hash = sourcesHash();
  const made = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (existsSync(CLIENT) && made === hash) return;
  const { code, output } = await runCommand(npmProgram('prisma'), ['generate'], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    timeoutSeconds: 120,
  });
  if (code !== 0) throw new Error(`prisma generate failed:\n${output}`);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
}
