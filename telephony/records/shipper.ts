import { watch, type FSWatcher } from 'node:fs';
import type { Logger } from 'pino';
import type { Clock } from '@/lib/shared/clock';
import { startLoop } from '../reconcile/loop';
import type { PostRecord, PostRecords } from './post-record';
import { RetryBook } from './retry-book';
import { Spool } from './spool';

export interface ShipperOptions {
  nodeId: string;
  directory: string;
  post: PostRecord;
  /** Many in one request; without it each goes alone. */
  postMany?: PostRecords;
  clock: Clock;
  log: Logger;
  atOnce?: number;
  intervalMs?: number;
}

export interface Shipper {
  stop(): Promise<void>;
}

const INTERVAL_MS = 1000;
const AT_ONCE = 4;
const FILES_A_RUN = 2000;
/** The receiver takes so many in a request, of 4 MiB together. */
const FILES_A_REQUEST = 200;
const BYTES_A_REQUEST = 3_500_000;
/** A file that still is no JSON after this was not being written: the node died over it. */
const UNREADABLE_AFTER_MS = 10 * 60_000;
/** So many failures in a row without a success: it is not the files, wait. */
const FAILURES_MEAN_AWAY = 3;

const STORED = new Set([200, 409]);
/** Would be refused the same way for ever. */
const REFUSED = new Set([400, 413, 422]);

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

class ReceiverAway extends Error {}

interface ReadFile {
  name: string;
  body: Buffer;
}

/** Ships what is in one spool: each file is removed only when the receiver has it. */
class SpoolShipper {
  private readonly spool: Spool;
  private readonly retries: RetryBook;
  private failures = 0;
  private shipped = 0;
  private words = '';
  /** Files a request: fewer after a failure, so that one that always fails ends up alone. */
  private most = FILES_A_REQUEST;

  constructor(private readonly options: ShipperOptions) {
    this.spool = new Spool(options.directory);
    this.retries = new RetryBook(options.clock);
  }

  /** True when there may be more. Throws ReceiverAway when nothing gets through. */
  async run(signal: AbortSignal): Promise<boolean> {
    this.failures = 0;
    this.shipped = 0;
    const names = await this.spool.list(FILES_A_RUN, (name) => !this.retries.isDue(name));
    const full = names.length === FILES_A_RUN;
    const work = async (): Promise<void> => {
      while (names.length > 0 && !signal.aborted && !this.isAway()) {
        await this.shipSome(names, signal);
      }
    };
    const lanes = Array.from({ length: this.options.atOnce ?? AT_ONCE }, work);
    // All lanes end before the next run begins, also when one of them failed.
    const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
    if (failed) throw failed.reason;
    if (!this.isAway()) return full && !signal.aborted;
    // It was there a moment ago: the pauses of an outage begin anew.
    if (this.shipped > 0) return true;
    throw new ReceiverAway(`the receiver of call records ${this.words}`);
  }

  /** Takes from the list what one request holds, and sends it. */
  private async shipSome(names: string[], signal: AbortSignal): Promise<void> {
    const most = this.options.postMany ? this.most : 1;
    const files: ReadFile[] = [];
    let bytes = 0;
    while (names.length > 0 && files.length < most) {
      const name = names.shift()!;
      const body = await this.readWhole(name);
      if (!body) continue;
      if (files.length > 0 && bytes + body.length > BYTES_A_REQUEST) {
        names.unshift(name);
        break;
      }
      files.push({ name, body });
      bytes += body.length;
    }
    const [first] = files;
    if (!first) return;
    if (files.length === 1)
      await this.settle(first.name, await this.post(first.body, signal), signal);
    else await this.shipMany(files, signal);
  }

  /** Undefined: gone, or not whole yet. */
  private async readWhole(name: string): Promise<Buffer | undefined> {
    const file = await this.spool.read(name);
    if (!file) return undefined;
    if (isJson(file.body)) return file.body;
    const age = this.options.clock() - file.modifiedAt;
    if (age > UNREADABLE_AFTER_MS) await this.setAside(name, 'not JSON');
    else this.retries.noteFailure(name);
    return undefined;
  }

  private async shipMany(files: readonly ReadFile[], signal: AbortSignal): Promise<void> {
    const { postMany, nodeId, log } = this.options;
    let statuses: readonly number[] = [];
    let status = 0;
    try {
      const bodies = files.map(({ body }) => body);
      ({ status, statuses } = await postMany!(nodeId, bodies, signal));
    } catch (error) {
      log.debug({ err: error }, 'the receiver of records does not answer');
    }
    if (status === 200 && statuses.length === files.length) {
      this.most = Math.min(FILES_A_REQUEST, this.most * 2);
      const each = files.map(({ name }, place) => this.settle(name, statuses[place] ?? 0, signal));
      await Promise.all(each);
      return;
    }
    if (signal.aborted) return;
    this.most = Math.max(1, Math.floor(this.most / 4));
    for (const { name } of files) this.retries.noteFailure(name);
    this.noteAway(status);
  }

  private async settle(name: string, status: number, signal: AbortSignal): Promise<void> {
    if (STORED.has(status)) {
      await this.spool.remove(name);
      this.retries.forget(name);
      this.failures = 0;
      this.shipped += 1;
      this.most = Math.min(FILES_A_REQUEST, this.most + 1);
    } else if (REFUSED.has(status)) {
      await this.setAside(name, `refused with ${status}`);
    } else if (!signal.aborted) {
      this.retries.noteFailure(name);
      this.noteAway(status);
    }
  }

  /** 0: no answer. */
  private async post(body: Buffer, signal: AbortSignal): Promise<number> {
    try {
      return await this.options.post(this.options.nodeId, body, signal);
    } catch (error) {
      this.options.log.debug({ err: error }, 'the receiver of records does not answer');
      return 0;
    }
  }

  private noteAway(status: number): void {
    this.failures += 1;
    this.words = status === 0 ? 'does not answer' : `answers ${status}`;
  }

  private isAway(): boolean {
    return this.failures >= FAILURES_MEAN_AWAY;
  }

  private async setAside(name: string, reason: string): Promise<void> {
    const { log, nodeId } = this.options;
    await this.spool.setAside(name);
    this.retries.forget(name);
    log.error({ nodeId, file: name, reason }, 'a call record was set aside in bad/');
  }
}

/** A hint only: on some file systems it never comes, and the loop finds the files anyway. */
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
 * Role `media`: posts each record file of a node's directory to the control plane, removes it when
 * it is stored, waits when the control plane is away, sets aside what can never be stored.
 */
export function startShipper(options: ShipperOptions): Shipper {
  const shipper = new SpoolShipper(options);
  let watcher: FSWatcher | undefined;
  const loop = startLoop({
    name: `records of ${options.nodeId}`,
    run: (signal) => {
      watcher ??= watchHint(options.directory, () => loop.wake());
      return shipper.run(signal);
    },
    intervalMs: options.intervalMs ?? INTERVAL_MS,
    log: options.log,
  });
  return {
    stop: async () => {
      watcher?.close();
      await loop.stop();
    },
  };
}
