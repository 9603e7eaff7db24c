import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { listSourceFiles } from '../system/source-files';

const FOLDERS = ['app', 'components', 'lib', 'theme', 'public', 'prisma/schema'];
const FILES = [
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'prisma.config.ts',
  'proxy.ts',
  'tsconfig.json',
];
const TEST = /\.test\.tsx?$/;

/** Changes whenever a file changes that the built web app depends on. */
export function webSourcesHash(): string {
  const paths = [
    ...FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) => listSourceFiles(folder)),
    ...FILES.filter((file) => existsSync(file)),
  ].filter((path) => !TEST.test(path));
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
