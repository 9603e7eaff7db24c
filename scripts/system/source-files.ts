import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Made by tools, or not ours. Names that begin with a dot are left out too. */
const NOT_SOURCE = new Set(['node_modules', 'generated', 'test-results', 'playwright-report']);

/** Files under a folder, with their path from the repository's root, sorted. */
export function listSourceFiles(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || NOT_SOURCE.has(entry.name)) return [];
      const path = folder === '.' ? entry.name : join(folder, entry.name);
      if (entry.isDirectory()) return listSourceFiles(path);
      return entry.isFile() ? [path] : [];
    })
    .toSorted();
}
