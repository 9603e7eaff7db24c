import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { insertExport, type WantedExport } from '@/e2e/exports/made-calls';
import { newId } from '@/lib/shared/ids';
import type { Database } from '@/telephony/store/database';

export interface ExportSpeed {
  rows: number;
  bytes: number;
  rowsPerSecond: number;
  /** Of the whole process that writes it. */
  peakMb: number;
}

interface Done {
  state: string;
  rows: bigint;
  bytes: bigint;
  ms: bigint | null;
}

const POLL_MS = 100;

/** The most that the process ever had in memory, as the kernel counted it. */
function peakMbOf(pid: number): number {
  const [, kib = '0'] =
    /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib) / 1024);
}

async function whenDone(database: Database, id: string): Promise<Done> {
  for (;;) {
    const [job] = await database.query<Done[]>(
      `SELECT state, rows_done AS \`rows\`, bytes,
         TIMESTAMPDIFF(MICROSECOND, started_at, finished_at) DIV 1000 AS ms
       FROM export_job WHERE id = ?`,
      [id],
    );
    if (job && job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Writes one export in a process of its own, from claim to file. @throws Error when it fails. */
export async function measureExport(
  database: Database,
  url: string,
  directory: string,
  wanted: WantedExport,
): Promise<ExportSpeed> {
  const script = fileURLToPath(new URL('../../e2e/exports/export-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    const id = newId('exportJob');
    await insertExport(database, id, wanted);
    const { state, rows, bytes, ms } = await whenDone(database, id);
    if (state !== 'done') throw new Error(`the export is ${state}`);
    const rowsPerSecond = Math.round((Number(rows) * 1000) / Math.max(1, Number(ms)));
    return {
      rows: Number(rows),
      bytes: Number(bytes),
      rowsPerSecond,
      peakMb: peakMbOf(child.pid ?? 0),
    };
  } finally {
    child.kill('SIGKILL');
  }
}
