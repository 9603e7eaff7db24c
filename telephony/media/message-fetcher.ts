import { createWriteStream, watch, type FSWatcher } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import type { Clock } from '@/lib/shared/clock';
import { startLoop, type Loop } from '../reconcile/loop';

/** The sound of a message; undefined: there is no such message. Rejects when nobody answers. */
export type FetchMessage = (
  id: string,
  signal: AbortSignal,
) => Promise<AsyncIterable<Uint8Array> | undefined>;

export interface MessageFetcherOptions {
  nodeId: string;
  /** `<node>/messages` */
  directory: string;
  fetch: FetchMessage;
  clock: Clock;
  log: Logger;
  intervalMs?: number;
}

const WANTED = /^(vmm_[0-9a-hjkmnp-tv-z]{20})\.want$/;
const INTERVAL_MS = 500;
/** Somebody who asked so long ago has hung up. */
const WANTED_MS = 60_000;
/** So long a message that was heard lies here to be heard again. */
const KEPT_MS = 60 * 60_000;

class MessageFetcher {
  private swept = 0;

  constructor(private readonly options: MessageFetcherOptions) {}

  async run(signal: AbortSignal): Promise<void> {
    const { directory, clock } = this.options;
    await mkdir(directory, { recursive: true });
    const wanted = (await readdir(directory)).flatMap((name) => WANTED.exec(name)?.[1] ?? []);
    for (const id of wanted) await this.bring(id, signal);
    if (clock() - this.swept < WANTED_MS) return;
    this.swept = clock();
    await this.sweep();
  }

  private path(name: string): string {
    return join(this.options.directory, name);
  }

  /** Whole under its name, or not at all: the node plays what is there. */
  private async bring(id: string, signal: AbortSignal): Promise<void> {
    const body = await this.options.fetch(id, signal);
    if (body === undefined) await writeFile(this.path(`${id}.gone`), '');
    else {
      const draft = this.path(`${id}.draft`);
      await pipeline(body, createWriteStream(draft), { signal });
      await rename(draft, this.path(`${id}.wav`));
    }
    await rm(this.path(`${id}.want`), { force: true });
  }

  private async sweep(): Promise<void> {
    const { directory, clock } = this.options;
    for (const name of await readdir(directory)) {
      const found = await stat(this.path(name)).catch(() => undefined);
      const limit = name.endsWith('.wav') ? KEPT_MS : WANTED_MS;
      if (found && clock() - found.mtimeMs > limit) await rm(this.path(name), { force: true });
    }
  }
}

function watchHint(directory: string, hint: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(directory, { persistent: false }, hint);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

/**
 * Role `media`: brings messages to the node while somebody listens by phone: `<id>.want` becomes
 * `<id>.wav`, or `<id>.gone`.
 */
export function startMessageFetcher(options: MessageFetcherOptions): Loop {
  const fetcher = new MessageFetcher(options);
  let watcher: FSWatcher | undefined;
  const loop = startLoop({
    name: `messages wanted by ${options.nodeId}`,
    run: async (signal) => {
      await fetcher.run(signal);
      watcher ??= watchHint(options.directory, () => loop.wake());
    },
    intervalMs: options.intervalMs ?? INTERVAL_MS,
    log: options.log,
  });
  return {
    ...loop,
    stop: async () => {
      watcher?.close();
      await loop.stop();
    },
  };
}
