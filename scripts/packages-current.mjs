// Exit code 0 when node_modules holds what package-lock.json asks for. Runs before any package is there.
import { readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

function isCurrent() {
  try {
    // npm writes this file last, so an install that was broken off does not look complete.
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(
      ([path, wanted]) =>
        path === '' || wanted.optional || installed[path]?.version === wanted.version,
    );
  } catch {
    return false;
  }
}

process.exit(isCurrent() ? 0 : 1);
