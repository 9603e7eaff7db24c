import type { Database, Sql } from './database';
import { noteApplied } from './sync-store';

/** A change of one subject that a save left behind; what it now looks like is read from the tables. */
export interface OutboxRow {
  id: bigint;
  kind: string;
  subjectId: string;
  revision: number;
  attempts: number;
}

/** All changes of one tenant that wait, in the order they were saved. */
export interface Claim {
  tenantId: string;
  rows: readonly OutboxRow[];
}

/** The lease ran out and somebody else may have the tenant: nothing more may be written for it. */
export class ClaimLost extends Error {
  constructor(readonly tenantId: string) {
    super(`the claim on ${tenantId} ran out`);
    this.name = 'ClaimLost';
  }
}

export interface FinishedRow {
  id: bigint;
  tenantId: string;
  revision: number;
  /** What it changed, e.g. `extension:<id>`. */
  subject: string;
  gone: boolean;
}

export interface OutboxStore {
  /** Whole tenants, oldest change first; never a tenant that somebody holds a live claim on. */
  claim(maxTenants: number): Promise<Claim[]>;
  /** Throws ClaimLost, inside the writer's own transaction: so a late writer changes nothing. */
  requireClaim(sql: Sql, claim: Claim): Promise<void>;
  /** Throws ClaimLost; else the lease begins anew. */
  renew(claim: Claim): Promise<void>;
  /** The entry node has it; the media nodes follow. Also notes how far "entry" is. */
  finish(claim: Claim, gone: boolean): Promise<void>;
  postpone(claim: Claim, delayMs: number, words: string): Promise<void>;
  /** A predecessor under the same name is dead (we hold its port): its claims are free at once. */
  releaseOwn(): Promise<number>;
  /** What the entry node has and the media nodes may not have acknowledged. */
  finishedNotLive(): Promise<FinishedRow[]>;
  isWaiting(tenantId: string): Promise<boolean>;
  /** The newest row that waits, of anybody; 0 when none does. */
  newestWaiting(): Promise<bigint>;
  /** Does any row up to this one still wait? */
  isWaitingUpTo(id: bigint): Promise<boolean>;
  /** Rows that are live for so many days go. */
  prune(days: number): Promise<number>;
  /** A pointer of the worker's own, at the revision that its tenant has now. */
  append(pointers: readonly { tenantId: string; kind: string; subjectId: string }[]): Promise<void>;
}

const LEASE_SECONDS = 30;
/** Several entries share this row's lock: claims are made one after the other. */
const CLAIMS_COUNTER = 'outbox_claims';
const LAST_ERROR_CHARACTERS = 500;
const PRUNE_ROWS = 5000;

interface ClaimableRow extends OutboxRow {
  tenantId: string;
}

// A row that was never tried does not wait for the web server's clock to agree with ours.
const WAITING_TENANTS = `
  SELECT waiting.tenant_id AS tenantId, MIN(waiting.id) AS first
  FROM outbox AS waiting
  LEFT JOIN (
    SELECT DISTINCT tenant_id FROM outbox
    WHERE done_at IS NULL AND claimed_until > UTC_TIMESTAMP(3)
  ) AS busy ON busy.tenant_id = waiting.tenant_id
  WHERE waiting.done_at IS NULL AND busy.tenant_id IS NULL
    AND (waiting.attempts = 0 OR waiting.available_at <= UTC_TIMESTAMP(3))
  GROUP BY waiting.tenant_id
  ORDER BY MIN(waiting.kind = 'tenant_core'), first LIMIT ?`;

// The index holds only what waits at its front: 7 days of finished rows are never looked at.
const ROWS_OF_TENANTS = `
  SELECT id, tenant_id AS tenantId, kind, subject_id AS subjectId, revision, attempts
  FROM outbox FORCE INDEX (outbox_done_at_available_at_idx)
  WHERE done_at IS NULL AND tenant_id IN (?) ORDER BY id FOR UPDATE SKIP LOCKED`;

// A device's documents belong to its extension.
const FINISHED = `
  SELECT o.id, o.tenant_id AS tenantId, o.revision,
    IF(d.id IS NULL, CONCAT(o.kind, ':', o.subject_id), CONCAT('extension:', d.extension_id)) AS subject,
    IF(t.id IS NULL AND o.tenant_id <> 'platform', 1, 0) AS gone
  FROM outbox AS o
  LEFT JOIN device AS d ON o.kind = 'device' AND d.id = o.subject_id
  LEFT JOIN tenant AS t ON t.id = o.tenant_id
  WHERE o.live_at IS NULL AND o.done_at IS NOT NULL ORDER BY o.id`;

function grouped(rows: readonly ClaimableRow[]): Claim[] {
  const claims = new Map<string, OutboxRow[]>();
  for (const { tenantId, ...row } of rows) {
    const held = claims.get(tenantId);
    if (held) held.push(row);
    else claims.set(tenantId, [row]);
  }
  return [...claims].map(([tenantId, of]) => ({ tenantId, rows: of }));
}

const idsOf = (claim: Claim): bigint[] => claim.rows.map((row) => row.id);

export function createOutboxStore(database: Database, workerId: string): OutboxStore {
  async function claim(maxTenants: number): Promise<Claim[]> {
    const some = await database.query<unknown[]>(
      `SELECT 1 FROM outbox WHERE done_at IS NULL
       AND (attempts = 0 OR available_at <= UTC_TIMESTAMP(3)) LIMIT 1`,
    );
    if (some.length === 0) return [];
    return database.transaction(async (sql) => {
      // SKIP LOCKED alone would let two workers share one tenant's rows between them.
      await sql.run(
        'INSERT INTO worker_counter (name, value) VALUES (?, 1) ON DUPLICATE KEY UPDATE value = value + 1',
        [CLAIMS_COUNTER],
      );
      const tenants = await sql.query<{ tenantId: string }[]>(WAITING_TENANTS, [maxTenants]);
      if (tenants.length === 0) return [];
      const names = tenants.map((tenant) => tenant.tenantId);
      const claims = grouped(await sql.query<ClaimableRow[]>(ROWS_OF_TENANTS, [names]));
      if (claims.length === 0) return [];
      await sql.run(
        `UPDATE outbox SET claimed_by = ?, claimed_until = UTC_TIMESTAMP(3) + INTERVAL ? SECOND
         WHERE id IN (?)`,
        [workerId, LEASE_SECONDS, claims.flatMap(idsOf)],
      );
      return claims;
    });
  }

  async function requireClaim(sql: Sql, held: Claim): Promise<void> {
    const rows = await sql.query<unknown[]>(
      `SELECT id FROM outbox WHERE id IN (?) AND claimed_by = ? AND done_at IS NULL
         AND claimed_until > UTC_TIMESTAMP(3) FOR UPDATE`,
      [idsOf(held), workerId],
    );
    if (rows.length !== held.rows.length) throw new ClaimLost(held.tenantId);
  }

  async function finish(held: Claim, gone: boolean): Promise<void> {
    const revision = Math.max(...held.rows.map((row) => row.revision));
    await database.transaction(async (sql) => {
      await requireClaim(sql, held);
      await sql.run(
        `UPDATE outbox SET done_at = UTC_TIMESTAMP(3), claimed_by = NULL, claimed_until = NULL,
           last_error = NULL WHERE id IN (?)`,
        [idsOf(held)],
      );
      if (gone) await sql.run('DELETE FROM sync_status WHERE tenant_id = ?', [held.tenantId]);
      else await noteApplied(sql, [{ tenantId: held.tenantId, nodeId: 'entry', revision }]);
    });
  }

  return {
    claim,
    requireClaim,
    renew: (held) =>
      database.transaction(async (sql) => {
        await requireClaim(sql, held);
        await sql.run(
          'UPDATE outbox SET claimed_until = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE id IN (?)',
          [LEASE_SECONDS, idsOf(held)],
        );
      }),
    finish,
    postpone: async (held, delayMs, words) => {
      await database.run(
        `UPDATE outbox SET attempts = attempts + 1, claimed_by = NULL, claimed_until = NULL,
           available_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, last_error = ?
         WHERE id IN (?) AND claimed_by = ?`,
        [delayMs * 1000, words.slice(0, LAST_ERROR_CHARACTERS), idsOf(held), workerId],
      );
    },
    releaseOwn: () =>
      database.run(
        `UPDATE outbox SET claimed_by = NULL, claimed_until = NULL
         WHERE done_at IS NULL AND claimed_by = ?`,
        [workerId],
      ),
    finishedNotLive: async () => {
      const rows = await database.query<(Omit<FinishedRow, 'gone'> & { gone: number })[]>(FINISHED);
      return rows.map((row) => ({ ...row, gone: row.gone === 1 }));
    },
    isWaiting: async (tenantId) => {
      const rows = await database.query<unknown[]>(
        'SELECT 1 FROM outbox WHERE done_at IS NULL AND tenant_id = ? LIMIT 1',
        [tenantId],
      );
      return rows.length > 0;
    },
    newestWaiting: async () => {
      const rows = await database.query<{ id: bigint | null }[]>(
        'SELECT MAX(id) AS id FROM outbox WHERE done_at IS NULL',
      );
      return rows[0]?.id ?? 0n;
    },
    isWaitingUpTo: async (id) => {
      const rows = await database.query<unknown[]>(
        'SELECT 1 FROM outbox WHERE done_at IS NULL AND id <= ? LIMIT 1',
        [id],
      );
      return rows.length > 0;
    },
    prune: (days) =>
      database.run(
        `DELETE FROM outbox WHERE live_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY
         ORDER BY live_at LIMIT ${PRUNE_ROWS}`,
        [days],
      ),
    append: async (pointers) => {
      if (pointers.length === 0) return;
      const tenantIds = [...new Set(pointers.map(({ tenantId }) => tenantId))];
      const tenants = await database.query<{ id: string; revision: number }[]>(
        'SELECT id, revision FROM tenant WHERE id IN (?)',
        [tenantIds],
      );
      const revisions = new Map(tenants.map(({ id, revision }) => [id, revision]));
      await database.batch(
        `INSERT INTO outbox (tenant_id, kind, subject_id, revision, available_at, created_at)
         VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
        pointers.map(({ tenantId, kind, subjectId }) => [
          tenantId,
          kind,
          subjectId,
          revisions.get(tenantId) ?? 0,
        ]),
      );
    },
  };
}
