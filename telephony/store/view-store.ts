import type { Database, Sql } from './database';

/** A saved view whose time has come. */
export interface DueView {
  id: string;
  tenantId: string;
  name: string;
  query: string;
  /** ViewSchedule. */
  schedule: unknown;
  /** IANA; of the PBX. */
  timeZone: string;
  ownerId: string;
  /** What the owner is in the PBX now; undefined: nobody any more. */
  owner: ViewOwner | undefined;
}

export interface ViewOwner {
  role: string;
  extensionId: string | null;
  groupIds: unknown;
}

export interface ViewRun {
  /** Undefined: none is made. */
  job?: { id: string; format: string; order: object } | undefined;
  /** Undefined: not sent again until somebody changes it. */
  nextRunAt: Date | undefined;
}

export interface ViewStore {
  /**
   * One view that is due, if any: its export and its next time in one transaction, so that each time
   * is sent once, whoever dies when. False: none is due.
   */
  runDue(decide: (view: DueView) => ViewRun): Promise<boolean>;
}

const DUE = `
  SELECT v.id, v.tenant_id AS tenantId, v.name, v.query, v.schedule, v.owner_id AS ownerId
  FROM saved_view AS v WHERE v.next_run_at <= UTC_TIMESTAMP(3)
    AND EXISTS (SELECT 1 FROM tenant AS t WHERE t.id = v.tenant_id AND t.status = 'active')
  ORDER BY v.next_run_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
const PLACE = 'SELECT timezone AS timeZone, reseller_id AS resellerId FROM tenant WHERE id = ?';

/** The widest role first, as the web app does. */
const OWNER = `
  SELECT m.role, m.extension_id AS extensionId, m.group_ids AS groupIds
  FROM membership AS m JOIN app_user AS u ON u.id = m.user_id
  WHERE m.user_id = ? AND u.status = 'active' AND (m.tenant_id = ? OR m.role = 'operator'
    OR (m.role = 'reseller' AND m.reseller_id IS NOT NULL AND (m.reseller_id = ?
      OR m.reseller_id = (SELECT parent_id FROM reseller WHERE id = ?))))
  ORDER BY FIELD(m.role, 'operator', 'reseller') = 0, FIELD(m.role, 'operator', 'reseller') LIMIT 1`;

type Due = Omit<DueView, 'owner' | 'timeZone'>;
type Place = { timeZone: string; resellerId: string | null };

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

async function runDueIn(sql: Sql, decide: (view: DueView) => ViewRun): Promise<boolean> {
  const [view] = await sql.query<Due[]>(DUE);
  if (!view) return false;
  const [place] = await sql.query<Place[]>(PLACE, [view.tenantId]);
  const { timeZone = 'UTC', resellerId = null } = place ?? {};
  const [owner] = await sql.query<ViewOwner[]>(OWNER, [
    ...[view.ownerId, view.tenantId, resellerId, resellerId],
  ]);
  const known = owner && { ...owner, groupIds: parsed(owner.groupIds) };
  const { job, nextRunAt } = decide({
    ...{ ...view, timeZone, schedule: parsed(view.schedule), owner: known },
  });
  if (job) {
    await sql.run(
      `INSERT INTO export_job (id, tenant_id, created_by, view_id, kind, format, filter, created_at)
       VALUES (?, ?, ?, ?, 'calls', ?, ?, UTC_TIMESTAMP(3))`,
      [job.id, view.tenantId, view.ownerId, view.id, job.format, JSON.stringify(job.order)],
    );
  }
  await sql.run(
    `UPDATE saved_view SET next_run_at = ?, last_run_at = IF(?, UTC_TIMESTAMP(3), last_run_at)
     WHERE id = ? AND tenant_id = ?`,
    [nextRunAt ?? null, job !== undefined, view.id, view.tenantId],
  );
  return true;
}

export function createViewStore(database: Database): ViewStore {
  return { runDue: (decide) => database.transaction((sql) => runDueIn(sql, decide)) };
}
