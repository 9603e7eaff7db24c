import { mkdir, opendir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** `<uuid>.cdr.json` by mod_json_cdr; a name of any other form is not ours. */
const RECORD_FILE = /^[A-Za-z0-9._-]+\.json$/;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The directory into which one media node writes its records. It may hold a year of them. */
export class Spool {
  constructor(readonly directory: string) {}

  /** Some names, at most `limit`; none when the node has not made the directory yet. */
  async list(limit: number, skip: (name: string) => boolean): Promise<string[]> {
    const names: string[] = [];
    try {
      for await (const entry of await opendir(this.directory)) {
        if (!entry.isFile() || !RECORD_FILE.test(entry.name) || skip(entry.name)) continue;
        names.push(entry.name);
        if (names.length >= limit) break;
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    return names;
  }

  /** Undefined when it is gone. */
  async read(name: string): Promise<{ body: Buffer; modifiedAt: number } | undefined> {
    const path = join(this.directory, name);
    try {
      const { mtimeMs } = await stat(path);
      return { body: await readFile(path), modifiedAt: mtimeMs };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await unlink(join(this.directory, name));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  /** Out of the way, for a person to look at. */
  async setAside(name: string): Promise<void> {
    const bad = join(this.directory, 'bad');
    await mkdir(bad, { recursive: true });
    await rename(join(this.directory, name), join(bad, name));
  }
}
