import type { CallPlace } from '@/lib/calls/stretches';
import { callCells, callColumns, type CallFields } from '@/lib/exports/call-table';
import { createCsvWriter } from '@/lib/exports/csv-writer';
import { readOrder, type ExportOrder } from '@/lib/exports/job';
import { KEPT_DAYS } from '@/lib/exports/rules';
import type { TableWriter } from '@/lib/exports/table';
import { createXlsxWriter } from '@/lib/exports/xlsx';
import type { Storage } from '@/lib/storage/port';
import type { ExportCallsStore } from '../store/export-calls-store';
import type { ClaimedExport, ExportStore } from '../store/export-store';
import type { StoredFileStore } from '../store/stored-file-store';
import { ExportLost, PartWriter } from './part-writer';

export interface ExportDeps {
  exports: ExportStore;
  calls: ExportCallsStore;
  files: StoredFileStore;
  storage: Storage;
  /** Rows read at once. */
  chunkRows?: number;
  partBytes?: number;
}

const CHUNK_ROWS = 2000;
/** The page shows how far it is; the lease is much longer. */
const STEP_MS = 1000;
const LEASE_MS = 15_000;

/** Where a run stands: JSON of export_job.cursor. */
interface Cursor {
  startedAt: string;
  id: string;
}

function placeOf(cursor: unknown): CallPlace | undefined {
  if (typeof cursor !== 'object' || cursor === null) return undefined;
  const { startedAt, id } = cursor as Partial<Cursor>;
  if (startedAt === undefined || id === undefined) return undefined;
  return { startedAt: new Date(startedAt), id };
}

/** As `dateStrings` of the driver are written: UTC, `2026-11-25 14:04:05.123`. */
function placeAfter(row: CallFields): CallPlace {
  const [id, startedAt] = row;
  return { startedAt: new Date(`${String(startedAt).replace(' ', 'T')}Z`), id: String(id) };
}

/** How much of the time between the first call and the end is gone through. */
function progressOf(order: ExportOrder, first: Date | undefined): (place: CallPlace) => number {
  const end = order.query.to ? Date.parse(order.query.to) : Date.now();
  const begin = Math.max(Date.parse(order.query.from ?? '') || 0, first?.getTime() ?? 0);
  const whole = Math.max(1, end - begin);
  return ({ startedAt }) =>
    Math.max(0, Math.min(99, Math.round(((end - startedAt.getTime()) / whole) * 100)));
}

function writerOf(job: ClaimedExport, { timeZone, byteOrderMark }: ExportOrder): TableWriter {
  const columns = callColumns(timeZone);
  if (job.format === 'xlsx') return createXlsxWriter(columns, 'Calls');
  return createCsvWriter(columns, byteOrderMark);
}

/** CSV goes on after the part that is stored; a workbook's compression cannot. @throws ExportLost */
async function startingPoint(deps: ExportDeps, job: ClaimedExport): Promise<ClaimedExport> {
  const anew = { ...job, cursor: null, rowsDone: 0, bytes: 0, parts: 0 };
  if (job.runs === 1 || (job.format === 'csv' && job.parts > 0)) return job;
  if (!(await deps.exports.beginAnew(job))) throw new ExportLost();
  return anew;
}

/** What one run knows beside its place. */
interface Run {
  job: ClaimedExport;
  order: ExportOrder;
  writer: TableWriter;
  parts: PartWriter;
  signal: AbortSignal;
}

/** Rows that are in the file now; undefined when it was stopped. */
async function writeRows(deps: ExportDeps, run: Run): Promise<number | undefined> {
  const { calls, exports, chunkRows = CHUNK_ROWS } = deps;
  const { job, order, writer, parts, signal } = run;
  const { tenantId } = job;
  const [names, first] = await Promise.all([calls.namesOf(tenantId), calls.firstAt(tenantId)]);
  const cells = callCells(names, order.timeZone);
  const progressAt = progressOf(order, first);
  let place = placeOf(job.cursor);
  let rows = job.rowsDone;
  let toldMs = 0;
  let next = calls.page({ tenantId, order }, place, chunkRows);
  for (;;) {
    const chunk = await next;
    const last = chunk.at(-1);
    if (!last) return rows;
    place = placeAfter(last);
    const isEnd = chunk.length < chunkRows;
    // Read while the rows before are written.
    if (!isEnd) next = calls.page({ tenantId, order }, place, chunkRows);
    next.catch(() => undefined);
    parts.add(await writer.rows(chunk.map(cells)));
    rows += chunk.length;
    const step = { rows, progress: progressAt(place) };
    if (parts.isFull) await parts.store(step, place);
    else if (Date.now() - toldMs >= STEP_MS) {
      if (!(await exports.step(job, step))) throw new ExportLost();
      toldMs = Date.now();
    }
    if (isEnd) return rows;
    if (signal.aborted) return undefined;
  }
}

/** A page of rare calls may take its time: the lease must not end over it. */
async function withLease<T>(
  { exports }: ExportDeps,
  job: ClaimedExport,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => void exports.renew(job).catch(() => false), LEASE_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/**
 * Writes one export from where it stands to its end. False: stopped on the way, it can go on.
 * @throws ExportLost when it is not ours any more, and what storage and database throw.
 */
export async function runExport(
  deps: ExportDeps,
  claimed: ClaimedExport,
  signal: AbortSignal,
): Promise<boolean> {
  const job = await startingPoint(deps, claimed);
  const order = readOrder(job.filter);
  const writer = writerOf(job, order);
  const parts = new PartWriter({ ...deps, job });
  if (job.parts === 0) parts.add(await writer.begin());
  const run = { job, order, writer, parts, signal };
  const rows = await withLease(deps, job, () => writeRows(deps, run));
  if (rows === undefined) return false;
  parts.add(await writer.end());
  await parts.store({ rows, progress: 99 }, null);
  if (!(await deps.exports.finish(job, rows, KEPT_DAYS))) throw new ExportLost();
  return true;
}
