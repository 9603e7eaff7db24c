import type { Logger } from 'pino';

/** Something that is done again and again, never twice at once. */
export interface Loop {
  /** Run soon: at once when idle, once more when running. */
  wake(): void;
  /** Resolves when the run in progress has ended; nothing runs afterwards. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  name: string;
  /** Truthy: there may be more, run again at once. Throwing is seen in the log and waited out. */
  run: (signal: AbortSignal) => Promise<boolean | void>;
  /** Longest pause between two runs. */
  intervalMs: number;
  log: Logger;
  /** First pause after a failure; doubles up to 5 s, with jitter. A wake does not shorten it. */
  backoffMs?: number;
  random?: () => number;
}

const LONGEST_BACKOFF_MS = 30_000;
/** A database that is back is noticed this soon; asking costs it nothing. */
const LONGEST_LOOP_BACKOFF_MS = 5000;
const SAME_ERROR_LOG_MS = 60_000;
const REMEMBERED_ERRORS = 100;
/** Of all loops together: when the database is away, they all find out. */
const complainedAtMs = new Map<string, number>();

/** The database away: one line a minute says so, not ten a second. Numbers in the words do not count. */
function isRepeated(error: unknown): boolean {
  const words = error instanceof Error ? error.message : String(error);
  const code = typeof error === 'object' && error !== null && 'code' in error && error.code;
  const what = code ? String(code) : words.replace(/\d+/g, '#');
  const nowMs = Date.now();
  if (nowMs - (complainedAtMs.get(what) ?? -Infinity) < SAME_ERROR_LOG_MS) return true;
  if (complainedAtMs.size >= REMEMBERED_ERRORS) complainedAtMs.clear();
  complainedAtMs.set(what, nowMs);
  return false;
}

/** Exponential with full jitter in its upper half: many loops that failed together part ways. */
export function backoffMs(
  failures: number,
  firstMs: number,
  random: () => number,
  longestMs = LONGEST_BACKOFF_MS,
): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(full / 2 + (full / 2) * random());
}

export function startLoop(options: LoopOptions): Loop {
  const { name, run, intervalMs, log, random = Math.random } = options;
  const stopping = new AbortController();
  let isWoken = false;
  let isPauseWakeable = false;
  let endPause = (): void => undefined;
  let failures = 0;

  function complain(error: unknown): void {
    if (isRepeated(error)) return;
    log.error({ err: error, loop: name, failures }, 'a run failed, it will be tried again');
  }

  /** A pause after a failure is not cut short by a wake: that is what it is for. */
  async function pause(ms: number, isWakeable: boolean): Promise<void> {
    if (stopping.signal.aborted || (isWakeable && isWoken)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
      isPauseWakeable = isWakeable;
    });
    isPauseWakeable = false;
  }

  async function cycle(): Promise<void> {
    isWoken = false;
    try {
      const more = await run(stopping.signal);
      failures = 0;
      if (!more) await pause(intervalMs, true);
    } catch (error) {
      failures += 1;
      if (stopping.signal.aborted) return;
      complain(error);
      const firstMs = options.backoffMs ?? 250;
      await pause(backoffMs(failures, firstMs, random, LONGEST_LOOP_BACKOFF_MS), false);
    }
  }

  const ended = (async () => {
    while (!stopping.signal.aborted) await cycle();
  })();

  return {
    wake: () => {
      isWoken = true;
      if (isPauseWakeable) endPause();
    },
    stop: async () => {
      stopping.abort();
      endPause();
      await ended;
    },
  };
}
