import type { Settled } from '@/telephony/reconcile/settlement';
import type { Refusal } from '@/telephony/reconcile/live-rule';
import type { Database, Sql } from './database';

export interface Applied {
  tenantId: string;
  nodeId: string;
  revision: number;
}

export interface NewRefusal extends Refusal {
  key: string;
  seq: bigint;
  /** The node's own words. */
  reason: string;
}

export interface SyncStore {
  /** In one transaction: what nodes acknowledged and which changes are live by it. */
  settle(settled: Settled): Promise<void>;
  noteApplied(applied: readonly Applied[]): Promise<void>;
  /** Tenants with their revision, of which nothing waits: a node that holds all documents is there. */
  quietTenants(): Promise<{ tenantId: string; revision: number }[]>;
  refusals(): Promise<(Refusal & { key: string })[]>;
  putRefusal(refusal: NewRefusal): Promise<void>;
  removeRefusals(nodeId: string, keys: readonly string[]): Promise<void>;
  /** Rows of nodes and tenants that are no more. */
  removeOrphans(): Promise<void>;
}

const REASON_CHARACTERS = 500;
const SLICE = 1000;

/** Only ever forward: a late acknowledgement of an older revision changes nothing. */
export async function noteApplied(sql: Sql, applied: readonly Applied[]): Promise<void> {
  for (let start = 0; start < applied.length; start += SLICE) {
    await sql.batch(
      `INSERT INTO sync_status (tenant_id, node_id, applied_revision, applied_at)
       VALUES (?, ?, ?, UTC_TIMESTAMP(3))
       ON DUPLICATE KEY UPDATE
         applied_at = IF(VALUES(applied_revision) > applied_revision, VALUES(applied_at), applied_at),
         applied_revision = GREATEST(applied_revision, VALUES(applied_revision))`,
      applied
        .slice(start, start + SLICE)
        .map(({ tenantId, nodeId, revision }) => [tenantId, nodeId, revision]),
    );
  }
}

export function createSyncStore(database: Database): SyncStore {
  return {
    settle: ({ applied, reached, live }) =>
      database.transaction(async (sql) => {
        await noteApplied(sql, applied);
        if (reached.length > 0) {
          await sql.batch(
            'UPDATE media_node SET applied_seq = ?, last_ack_at = UTC_TIMESTAMP(3) WHERE id = ?',
            reached.map(({ nodeId, seq }) => [seq, nodeId]),
          );
        }
        if (live.length > 0) {
          await sql.run('UPDATE outbox SET live_at = UTC_TIMESTAMP(3) WHERE id IN (?)', [live]);
        }
      }),
    noteApplied: (applied) => noteApplied(database, applied),
    quietTenants: () =>
      database.query(
        `SELECT id AS tenantId, revision FROM tenant
         WHERE id NOT IN (SELECT tenant_id FROM outbox WHERE done_at IS NULL)`,
      ),
    refusals: () =>
      database.query(
        'SELECT node_id AS nodeId, tenant_id AS tenantId, owner, document_key AS `key` FROM sync_refusal',
      ),
    putRefusal: async ({ nodeId, key, tenantId, owner, seq, reason }) => {
      await database.run(
        `INSERT INTO sync_refusal (node_id, document_key, tenant_id, owner, seq, reason, created_at)
         VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
         ON DUPLICATE KEY UPDATE tenant_id = VALUES(tenant_id), owner = VALUES(owner),
           seq = VALUES(seq), reason = VALUES(reason), created_at = VALUES(created_at)`,
        [nodeId, key, tenantId, owner, seq, reason.slice(0, REASON_CHARACTERS)],
      );
    },
    removeRefusals: async (nodeId, keys) => {
      await database.run('DELETE FROM sync_refusal WHERE node_id = ? AND document_key IN (?)', [
        nodeId,
        keys,
      ]);
    },
    removeOrphans: () =>
      database.transaction(async (sql) => {
        for (const table of ['sync_status', 'sync_refusal']) {
          await sql.run(
            `DELETE FROM ${table} WHERE tenant_id <> 'platform'
               AND tenant_id NOT IN (SELECT id FROM tenant)`,
          );
          await sql.run(
            `DELETE FROM ${table} WHERE node_id <> 'entry'
               AND node_id NOT IN (SELECT id FROM media_node)`,
          );
        }
      }),
  };
}
