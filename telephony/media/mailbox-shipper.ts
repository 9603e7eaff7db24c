import { watch, type FSWatcher } from 'node:fs';
import type { Logger } from 'pino';
import { startLoop, type Loop } from '../reconcile/loop';
import type { PostRecord } from '../records/post-record';
import { Spool } from '../records/spool';

export interface MailboxShipperOptions {
  nodeId: string;
  /** `<node>/mailbox` */
  directory: string;
  post: PostRecord;
  log: Logger;
  intervalMs?: number;
}

const INTERVAL_MS = 1000;
const FILES_A_RUN = 5000;
const REFUSED = new Set([400, 413, 422]);

/**
 * What owners did with their boxes, in the order in which they did it: names begin with the time. One
 * that is not taken holds up those behind it, for a message is forwarded before it is removed.
 */
async function shipAll(options: MailboxShipperOptions, signal: AbortSignal): Promise<boolean> {
  const { nodeId, directory, post, log } = options;
  const spool = new Spool(directory);
  const names = (await spool.list(FILES_A_RUN, () => false)).sort();
  for (const name of names) {
    if (signal.aborted) return false;
    const file = await spool.read(name);
    if (!file) continue;
    const status = await post(nodeId, file.body, signal);
    if (status === 200) await spool.remove(name);
    else if (REFUSED.has(status)) {
      await spool.setAside(name);
      log.error({ nodeId, file: name, status }, 'a mailbox action was set aside in bad/');
    } else throw new Error(`the control plane answers ${status}`);
  }
  return names.length === FILES_A_RUN;
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

/** Role `media`: takes them to the control plane, and waits while it is away. */
export function startMailboxShipper(options: MailboxShipperOptions): Loop {
  let watcher: FSWatcher | undefined;
  const loop = startLoop({
    name: `mailbox actions of ${options.nodeId}`,
    run: (signal) => {
      watcher ??= watchHint(options.directory, () => loop.wake());
      return shipAll(options, signal);
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
