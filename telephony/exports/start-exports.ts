import type { Logger } from 'pino';
import type { Env } from '@/lib/env';
import { openStorage } from '@/lib/storage/open-storage';
import { startLoop, type Loop } from '../reconcile/loop';
import type { Database } from '../store/database';
import { createExportCallsStore } from '../store/export-calls-store';
import { createExportStore, type ClaimedExport } from '../store/export-store';
import { createStoredFileStore } from '../store/stored-file-store';
import { createViewStore, type ViewStore } from '../store/view-store';
import { ExportLost } from './part-writer';
import { planView } from './plan-view';
import { runExport, type ExportDeps } from './run-export';

const INTERVAL_MS = 1000;
/** Side by side, so that a short one does not wait for a long one. */
const AT_ONCE = 2;
/** A fault that stays: so often it is tried. */
const RUNS_MAX = 10;
const RETRY_MS = 5000;
const OLD_INTERVAL_MS = 3_600_000;

const WORDS = {
  failed: 'It could not be written. Ask for it again; if it stays, tell support.',
  tooLarge: 'It is too large for a workbook. Ask for CSV, or for a shorter time.',
};

async function settle(
  deps: ExportDeps,
  job: ClaimedExport,
  error: unknown,
  log: Logger,
): Promise<void> {
  if (error instanceof ExportLost) return;
  log.warn({ err: error, export: job.id, runs: job.runs }, 'an export was interrupted');
  if (error instanceof RangeError) await deps.exports.fail(job, WORDS.tooLarge);
  else if (job.runs >= RUNS_MAX) await deps.exports.fail(job, WORDS.failed);
  else await deps.exports.release(job, RETRY_MS);
}

/** One export, if one waits. Truthy: there may be another. */
async function runNext(deps: ExportDeps, log: Logger, signal: AbortSignal): Promise<boolean> {
  const job = await deps.exports.claim();
  if (!job) return false;
  try {
    if (!(await runExport(deps, job, signal))) await deps.exports.release(job, 0);
  } catch (error) {
    await settle(deps, job, error, log);
  }
  return true;
}

export interface ExportsOptions {
  deps: ExportDeps;
  /** Undefined: nothing is sent by e-mail here. */
  views?: ViewStore;
  log: Logger;
  intervalMs?: number;
}

/** Makes the exports of saved views whose time has come. */
function startSchedules(views: ViewStore, log: Logger, intervalMs: number): Loop {
  return startLoop({
    ...{ name: 'saved views', intervalMs, log },
    run: () => views.runDue((view) => planView(view, new Date())),
  });
}

/** Loops that write exports; several workers share the jobs. */
export function startExportLoops(options: ExportsOptions): Loop[] {
  const { deps, views, log, intervalMs = INTERVAL_MS } = options;
  const writers = Array.from({ length: AT_ONCE }, () =>
    startLoop({
      ...{ name: 'exports', intervalMs, log },
      run: (signal) => runNext(deps, log, signal),
    }),
  );
  const old = startLoop({
    ...{ name: 'old exports', intervalMs: OLD_INTERVAL_MS, log },
    run: async () => (await deps.exports.forgetOld()) > 0,
  });
  const schedules = views ? [startSchedules(views, log, intervalMs)] : [];
  return [...writers, ...schedules, old];
}

/** Exports of the role `control`. */
export function startExports({
  env,
  database,
  log,
}: {
  env: Env;
  database: Database;
  log: Logger;
}): { stop(): Promise<void> } {
  const deps: ExportDeps = {
    exports: createExportStore(database),
    calls: createExportCallsStore(database),
    files: createStoredFileStore(database),
    storage: openStorage(env),
  };
  const loops = startExportLoops({ deps, views: createViewStore(database), log });
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
