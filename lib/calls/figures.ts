import { pool } from '@/lib/db/pool';
import type { TenantScope } from '@/lib/access/scope';
import { MISSED_BY_TEAM_RESULTS } from './result';

/** Counts of calls; the averages are milliseconds over answered calls, null when there was none. */
export interface CallFigures {
  answered: number;
  /** By the team: see result.ts. */
  missed: number;
  outbound: number;
  waitMs: number | null;
  talkMs: number | null;
}

interface FigureRow {
  answered: bigint | number | string | null;
  missed: bigint | number | string | null;
  outbound: bigint | number | string | null;
  waitMs: number | string | null;
  talkMs: number | string | null;
}

const OF_EXTENSION =
  '(caller_extension_id = ? OR called_extension_id = ? OR answered_extension_id = ?)';

const average = (value: number | string | null) =>
  value === null ? null : Math.round(Number(value));

/** Of the calls that began at `since` or later. Reads one range of the index (tenant, start). */
export async function callFigures(scope: TenantScope, since: Date): Promise<CallFigures> {
  const { tenantId, onlyExtensionId } = scope;
  const isNarrow = onlyExtensionId !== undefined;
  const id = onlyExtensionId ?? '';
  const own = isNarrow ? [id, id, id] : [];
  const [row] = await pool().query<FigureRow[]>(
    `SELECT SUM(result = 'answered') AS answered, SUM(direction = 'inbound' AND result IN (?)) AS missed,
       SUM(direction = 'outbound') AS outbound,
       AVG(IF(answered_at IS NULL, NULL, wait_ms)) AS waitMs,
       AVG(IF(answered_at IS NULL, NULL, talk_ms)) AS talkMs
     FROM pbx_call WHERE tenant_id = ? AND started_at >= ?${isNarrow ? ` AND ${OF_EXTENSION}` : ''}`,
    [MISSED_BY_TEAM_RESULTS, tenantId, since, ...own],
  );
  return {
    answered: Number(row?.answered ?? 0),
    missed: Number(row?.missed ?? 0),
    outbound: Number(row?.outbound ?? 0),
    waitMs: average(row?.waitMs ?? null),
    talkMs: average(row?.talkMs ?? null),
  };
}
