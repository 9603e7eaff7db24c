import { createHash } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { startLoop, type Loop } from '../reconcile/loop';
import { offeredList, type OfferedFile } from './offered-files';

/** How the node asks the control plane; made by control-plane-client.ts. */
export interface FileSource {
  /** Undefined: nothing has changed since `version`. */
  list(
    version: string | undefined,
    signal: AbortSignal,
  ): Promise<{ version: string; text: string } | undefined>;
  fetch(name: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
}

export interface FileSyncOptions {
  /** `<node>/sounds` */
  directory: string;
  source: FileSource;
  log: Logger;
  intervalMs?: number;
}

const INTERVAL_MS = 2000;
/** What lies here, by name → hash: a prompt keeps its name when its content changes. */
const HELD = '.held.json';
const DRAFTS = '.drafts';
const held = z.record(z.string(), z.string());

type Held = Record<string, string>;

/** One node's copy of what it plays. Files appear whole, under their name, or not at all. */
class FileSync {
  private version: string | undefined;

  constructor(private readonly options: FileSyncOptions) {}

  async run(signal: AbortSignal): Promise<boolean> {
    const { source } = this.options;
    const answer = await source.list(this.version, signal);
    if (!answer) return false;
    const { files } = offeredList.parse(JSON.parse(answer.text));
    const before = await this.readHeld();
    const now: Held = {};
    let complete = true;
    for (const file of files) {
      if (signal.aborted) return false;
      if (before[file.name] === file.hash || (await this.take(file, signal))) {
        now[file.name] = file.hash;
        // At once, so that a sound that is replaced is never without a file.
        if (before[file.name] !== file.hash && file.alias) await this.alias(file.name, file.alias);
      } else {
        complete = false;
        if (before[file.name]) now[file.name] = before[file.name] ?? '';
      }
    }
    const wanted = new Set(files.flatMap(({ name, alias }) => (alias ? [name, alias] : [name])));
    if (complete) await this.removeOthers(wanted);
    await this.writeHeld(complete ? now : { ...before, ...now });
    // A file that could not be had is asked for again.
    this.version = complete ? answer.version : undefined;
    return false;
  }

  private path(...names: string[]): string {
    return join(this.options.directory, ...names);
  }

  /** The list is a promise only for what lies there: a file somebody deleted is fetched again. */
  private async readHeld(): Promise<Held> {
    await mkdir(this.path(DRAFTS), { recursive: true });
    const text = await readFile(this.path(HELD), 'utf8').catch(() => '{}');
    const read = held.safeParse(JSON.parse(text));
    const present = new Set(await this.present());
    const known = Object.entries(read.success ? read.data : {});
    return Object.fromEntries(known.filter(([name]) => present.has(name)));
  }

  private async writeHeld(now: Held): Promise<void> {
    await writeFile(this.path(DRAFTS, 'held'), JSON.stringify(now));
    await rename(this.path(DRAFTS, 'held'), this.path(HELD));
  }

  /** Names below the directory, drafts left out. */
  private async present(): Promise<string[]> {
    const entries = await readdir(this.path(), { recursive: true, encoding: 'utf8' });
    return entries.filter((name) => name.endsWith('.wav') && !name.startsWith('.'));
  }

  private async take(file: OfferedFile, signal: AbortSignal): Promise<boolean> {
    const draft = this.path(DRAFTS, 'file');
    try {
      await download(await this.options.source.fetch(file.name, signal), draft, file);
      await mkdir(dirname(this.path(file.name)), { recursive: true });
      await rename(draft, this.path(file.name));
      return true;
    } catch (error) {
      if (!signal.aborted) this.options.log.warn({ err: error, file: file.name }, 'not fetched');
      return false;
    }
  }

  private async alias(name: string, alias: string): Promise<void> {
    const draft = this.path(DRAFTS, 'alias');
    await rm(draft, { force: true });
    await link(this.path(name), draft);
    await rename(draft, this.path(alias));
    // Two names of one file already: then rename does nothing and leaves the draft.
    await rm(draft, { force: true });
  }

  private async removeOthers(wanted: ReadonlySet<string>): Promise<void> {
    const others = (await this.present()).filter((name) => !wanted.has(name));
    // A call that is playing one of them keeps it until it is over: that is how files are here.
    for (const name of others) await rm(this.path(name), { force: true });
  }
}

async function download(
  body: AsyncIterable<Uint8Array>,
  path: string,
  { hash, bytes }: OfferedFile,
): Promise<void> {
  const digest = createHash('sha256');
  const file = await open(path, 'w', 0o600);
  let written = 0;
  try {
    for await (const chunk of body) {
      written += chunk.length;
      if (written > bytes) break;
      digest.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  const got = digest.digest('hex').slice(0, 32);
  if (written !== bytes || got !== hash) throw new Error('the file is not what the list says');
}

/** Role `media`: keeps the node's sounds and prompts as the control plane has them. */
export function startFileSync(options: FileSyncOptions): Loop {
  const sync = new FileSync(options);
  return startLoop({
    name: `sounds in ${options.directory}`,
    run: (signal) => sync.run(signal),
    intervalMs: options.intervalMs ?? INTERVAL_MS,
    log: options.log,
  });
}
