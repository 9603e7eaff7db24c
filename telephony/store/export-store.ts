import type { Database, Sql } from './database';

/** A job that this worker has until its lease ends. */
export interface ClaimedExport {
  id: string;
  tenantId: string;
  format: string;
  /** lib/exports/job.ts reads it. */
  filter: unknown;
  /** Grows with every claim; whoever has an older one has lost the job. */
  runs: number;
  rowsDone: number;
  bytes: number;
  /** Parts that are stored for good. */
  parts: number;
  /** Where the next row begins; null: at the beginning. */
  cursor: unknown;
}

export interface ExportStep {
  rows: number;
  /** In per cent. */
  progress: number;
}

export interface StoredPart extends ExportStep {
  position: number;
  key: string;
  bytes: number;
  cursor: unknown;
}

/** Every write but the first answers whether the job is still this worker's. */
export interface ExportStore {
  claim(): Promise<ClaimedExport | undefined>;
  /** A lease lasts for a minute. */
  renew(job: ClaimedExport): Promise<boolean>;
  /** Also makes the lease longer. */
  step(job: ClaimedExport, step: ExportStep): Promise<boolean>;
  addPart(job: ClaimedExport, part: StoredPart): Promise<boolean>;
  /** Of a format that cannot go on where it was. */
  beginAnew(job: ClaimedExport): Promise<boolean>;
  /** The file is there for `days`; letters that wait for it are queued in the same moment. */
  finish(job: ClaimedExport, rows: number, days: number): Promise<boolean>;
  fail(job: ClaimedExport, words: string): Promise<boolean>;
  /** Somebody else, or the same worker, may take it after `delayMs`. */
  release(job: ClaimedExport, delayMs: number): Promise<void>;
  /** Rows of exports whose file has been gone for long. Answers how many. */
  forgetOld(): Promise<number>;
}

const LEASE = 'UTC_TIMESTAMP(3) + INTERVAL 60 SECOND';
const MINE = "id = ? AND tenant_id = ? AND runs = ? AND state = 'running'";
/** Parts of an export under way; longer than any export takes between two of them. */
const PART_KEPT = 'UTC_TIMESTAMP(3) + INTERVAL 1 DAY';

const NEXT = `
  SELECT id, tenant_id AS tenantId, format, filter, runs, rows_done AS rowsDone, bytes, \`cursor\`
  FROM export_job
  WHERE state IN ('waiting', 'running') AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3))
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;

interface Next {
  id: string;
  tenantId: string;
  format: string;
  filter: unknown;
  runs: number;
  rowsDone: bigint;
  bytes: bigint;
  cursor: unknown;
}

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);
const mine = ({ id, tenantId, runs }: ClaimedExport) => [id, tenantId, runs];

async function claimIn(sql: Sql): Promise<ClaimedExport | undefined> {
  const [row] = await sql.query<Next[]>(NEXT);
  if (!row) return undefined;
  await sql.run(
    `UPDATE export_job SET state = 'running', runs = runs + 1, lease_until = ${LEASE},
       started_at = COALESCE(started_at, UTC_TIMESTAMP(3)) WHERE id = ? AND tenant_id = ?`,
    [row.id, row.tenantId],
  );
  const [{ parts } = { parts: 0n }] = await sql.query<{ parts: bigint }[]>(
    'SELECT COUNT(*) AS parts FROM export_part WHERE tenant_id = ? AND job_id = ?',
    [row.tenantId, row.id],
  );
  return {
    ...{ id: row.id, tenantId: row.tenantId, format: row.format, runs: row.runs + 1 },
    ...{ rowsDone: Number(row.rowsDone), bytes: Number(row.bytes), parts: Number(parts) },
    ...{ filter: parsed(row.filter), cursor: parsed(row.cursor) },
  };
}

async function addPartIn(sql: Sql, job: ClaimedExport, part: StoredPart): Promise<boolean> {
  const { position, key, bytes, rows, progress, cursor } = part;
  const changed = await sql.run(
    `UPDATE export_job SET rows_done = ?, progress = ?, bytes = bytes + ?, \`cursor\` = ?,
       lease_until = ${LEASE} WHERE ${MINE}`,
    [rows, progress, bytes, JSON.stringify(cursor), ...mine(job)],
  );
  if (changed === 0) return false;
  await sql.run(
    'INSERT INTO export_part (tenant_id, job_id, position, storage_key, bytes) VALUES (?, ?, ?, ?, ?)',
    [job.tenantId, job.id, position, key, bytes],
  );
  await sql.run(
    `UPDATE stored_file SET remove_after = ${PART_KEPT} WHERE \`key\` = ? AND tenant_id = ?`,
    [key, job.tenantId],
  );
  return true;
}

const OF_JOB =
  'f.`key` = p.storage_key AND f.tenant_id = p.tenant_id AND p.tenant_id = ? AND p.job_id = ?';

async function beginAnewIn(sql: Sql, job: ClaimedExport): Promise<boolean> {
  const changed = await sql.run(
    `UPDATE export_job SET rows_done = 0, progress = 0, bytes = 0, \`cursor\` = NULL WHERE ${MINE}`,
    mine(job),
  );
  if (changed === 0) return false;
  await sql.run(
    `UPDATE stored_file AS f JOIN export_part AS p ON ${OF_JOB}
     SET f.remove_after = UTC_TIMESTAMP(3)`,
    [job.tenantId, job.id],
  );
  await sql.run('DELETE FROM export_part WHERE tenant_id = ? AND job_id = ?', [
    job.tenantId,
    job.id,
  ]);
  return true;
}

/** One letter to each recipient of the view it was made for. */
async function queueLetters(sql: Sql, job: ClaimedExport): Promise<void> {
  const [view] = await sql.query<{ schedule: unknown }[]>(
    `SELECT v.schedule FROM export_job AS j
     JOIN saved_view AS v ON v.id = j.view_id AND v.tenant_id = j.tenant_id
     WHERE j.id = ? AND j.tenant_id = ?`,
    [job.id, job.tenantId],
  );
  const schedule = parsed(view?.schedule) as { recipients?: string[] } | null | undefined;
  const recipients = schedule?.recipients ?? [];
  if (recipients.length === 0) return;
  const rows = recipients.map((to, place) => [
    ...[`export:${job.id}:${place}`, job.tenantId, job.id, to],
  ]);
  await sql.batch(
    `INSERT INTO mail_queue (id, tenant_id, kind, subject_id, recipient, available_at, created_at)
     VALUES (?, ?, 'export', ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    rows,
  );
}

async function finishIn(
  sql: Sql,
  job: ClaimedExport,
  rows: number,
  days: number,
): Promise<boolean> {
  const changed = await sql.run(
    `UPDATE export_job SET state = 'done', rows_done = ?, progress = 100, \`cursor\` = NULL,
       lease_until = NULL, finished_at = UTC_TIMESTAMP(3), storage_key = ?,
       expires_at = UTC_TIMESTAMP(3) + INTERVAL ? DAY WHERE ${MINE}`,
    [rows, `exports/${job.tenantId}/${job.id}`, days, ...mine(job)],
  );
  if (changed === 0) return false;
  await sql.run(
    `UPDATE stored_file AS f JOIN export_part AS p ON ${OF_JOB}
     SET f.remove_after = UTC_TIMESTAMP(3) + INTERVAL ? DAY`,
    [job.tenantId, job.id, days],
  );
  await queueLetters(sql, job);
  return true;
}

export function createExportStore(database: Database): ExportStore {
  return {
    claim: () => database.transaction(claimIn),
    renew: async (job) =>
      (await database.run(`UPDATE export_job SET lease_until = ${LEASE} WHERE ${MINE}`, [
        ...mine(job),
      ])) > 0,
    step: async (job, { rows, progress }) =>
      (await database.run(
        `UPDATE export_job SET rows_done = ?, progress = ?, lease_until = ${LEASE} WHERE ${MINE}`,
        [rows, progress, ...mine(job)],
      )) > 0,
    addPart: (job, part) => database.transaction((sql) => addPartIn(sql, job, part)),
    beginAnew: (job) => database.transaction((sql) => beginAnewIn(sql, job)),
    finish: (job, rows, days) => database.transaction((sql) => finishIn(sql, job, rows, days)),
    fail: async (job, words) =>
      (await database.run(
        `UPDATE export_job SET state = 'failed', error = ?, lease_until = NULL,
           finished_at = UTC_TIMESTAMP(3) WHERE ${MINE}`,
        [words.slice(0, 300), ...mine(job)],
      )) > 0,
    release: async (job, delayMs) => {
      await database.run(
        `UPDATE export_job SET lease_until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND WHERE ${MINE}`,
        [delayMs * 1000, ...mine(job)],
      );
    },
    forgetOld: () =>
      database.run(
        `DELETE FROM export_job WHERE state IN ('expired', 'failed')
           AND finished_at < UTC_TIMESTAMP(3) - INTERVAL 30 DAY LIMIT 1000`,
      ),
  };
}
