import type { ConfigStore } from '@/lib/config-store/port';
import type { DocumentRecord } from '@/telephony/ports';
import type { DocumentPlan, ManifestRow } from '@/telephony/reconcile/plan-documents';
import type { Database, Sql } from './database';

/** How far a node must come to hold everything: see `head`. */
export type Seq = bigint;

export interface ManifestTotals {
  docs: number;
  sum: bigint;
}

export interface DocumentPage {
  records: DocumentRecord[];
  /** Of the last row read; undefined when there was none. */
  last: Seq | undefined;
  /** False: there may be more. */
  isLast: boolean;
  /** In the manifest, without contents: deleted meanwhile (a tombstone follows) or lost by the store. */
  missing: string[];
}

export interface DocumentStore {
  /** Rows of these owners, and of these keys whoever owns them. */
  manifest(
    tenantId: string,
    owners: readonly string[],
    keys: readonly string[],
  ): Promise<ManifestRow[]>;
  manifestOfTenant(tenantId: string): Promise<ManifestRow[]>;
  /** Of everything that exists of a tenant. */
  ownersOfTenant(tenantId: string): Promise<string[]>;
  /**
   * Contents and manifest in one go. `guard` runs first in the same transaction and may throw.
   * Answers the last `seq` given out: a node that has applied it holds this change.
   */
  write(
    tenantId: string,
    revision: number,
    plan: DocumentPlan,
    guard: (sql: Sql) => Promise<void>,
  ): Promise<Seq>;
  /** Everything that is committed now has a `seq` of at most this. */
  head(): Promise<Seq>;
  /** Changes after `seq`, deletes among them, oldest first. */
  changesAfter(seq: Seq, limit: number): Promise<DocumentPage>;
  /** What exists, oldest change first. */
  existingAfter(seq: Seq, limit: number): Promise<DocumentPage>;
  totals(): Promise<ManifestTotals>;
  ownersOf(keys: readonly string[]): Promise<Map<string, { tenantId: string; owner: string }>>;
  /** Contents that are missing in the store: makes the sweep render them again. */
  distrust(keys: readonly string[]): Promise<void>;
  /** Tenants that are no more and still have documents. */
  tenantsGone(): Promise<string[]>;
  /** Tombstones of yesterday and before that every node is past: until then they name what was. */
  pruneTombstones(upTo: Seq): Promise<number>;
}

/** Rows of one transaction: the sequence is locked meanwhile, and others wait to write theirs. */
const WRITE_ROWS = 1000;
const PRUNE_ROWS = 5000;

interface ManifestRowRaw extends Omit<ManifestRow, 'deleted'> {
  deleted: number;
}

interface ChangeRow {
  key: string;
  seq: bigint;
  deleted: number;
}

const MANIFEST = 'SELECT `key`, owner, hash, deleted FROM config_document';
const CHANGES = 'SELECT `key`, seq, deleted FROM config_document WHERE seq > ?';
const WRITE_MANIFEST = `
  INSERT INTO config_document (\`key\`, tenant_id, owner, hash, seq, revision, deleted, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
  ON DUPLICATE KEY UPDATE tenant_id = VALUES(tenant_id), owner = VALUES(owner),
    hash = VALUES(hash), seq = VALUES(seq), revision = VALUES(revision),
    deleted = VALUES(deleted), updated_at = VALUES(updated_at)`;

type Change = { key: string; owner: string; hash: string; text: string | null };

function changesOf(plan: DocumentPlan): Change[] {
  return [
    ...plan.removals.map((removal) => ({ ...removal, hash: '', text: null })),
    ...plan.upserts.map(({ key, owner, hash, text }) => ({ key, owner, hash, text })),
  ];
}

async function readSeq(sql: Sql, lock: '' | ' FOR UPDATE'): Promise<Seq> {
  const rows = await sql.query<{ value: bigint }[]>(
    `SELECT value FROM config_sequence WHERE id = 1${lock}`,
  );
  return rows[0]?.value ?? 0n;
}

/**
 * `contentsOn` gives the store to write contents to: on MariaDB the transaction's own connection;
 * another store ignores it. Either way contents are written before the manifest can be read.
 */
export function createDocumentStore(
  database: Database,
  contents: ConfigStore,
  contentsOn: (sql: Sql) => ConfigStore,
): DocumentStore {
  async function writeSlice(
    sql: Sql,
    tenantId: string,
    revision: number,
    slice: readonly Change[],
  ): Promise<Seq> {
    // Held until commit: so the order of `seq` is the order of commits, and a node that asks for
    // `seq > n` never misses a number that was given out earlier but committed later.
    let seq = await readSeq(sql, ' FOR UPDATE');
    const store = contentsOn(sql);
    await store.upsertMany(
      slice.flatMap(({ key, text }) => (text === null ? [] : [{ key, value: text }])),
    );
    await store.removeMany(slice.flatMap(({ key, text }) => (text === null ? [key] : [])));
    const rows = slice.map(({ key, owner, hash, text }) => {
      seq += 1n;
      return [key, tenantId, owner, hash, seq, revision, text === null ? 1 : 0];
    });
    await sql.batch(WRITE_MANIFEST, rows);
    await sql.run('UPDATE config_sequence SET value = ? WHERE id = 1', [seq]);
    return seq;
  }

  async function page(sql: string, seq: Seq, limit: number): Promise<DocumentPage> {
    const rows = await database.query<ChangeRow[]>(sql, [seq, limit]);
    const wanted = rows.filter((row) => row.deleted === 0).map((row) => row.key);
    const found = await contents.getMany(wanted);
    const missing = wanted.filter((key) => !found.has(key));
    const lost = new Set(missing);
    const records = rows
      .filter((row) => !lost.has(row.key))
      .map((row) => ({ key: row.key, seq: row.seq, xml: found.get(row.key)?.value ?? null }));
    return { records, last: rows.at(-1)?.seq, isLast: rows.length < limit, missing };
  }

  return {
    manifest: async (tenantId, owners, keys) => {
      const rows = await database.query<ManifestRowRaw[]>(
        `${MANIFEST} WHERE tenant_id = ? AND owner IN (?)${keys.length > 0 ? ` UNION ${MANIFEST} WHERE \`key\` IN (?)` : ''}`,
        keys.length > 0 ? [tenantId, owners, keys] : [tenantId, owners],
      );
      return rows.map((row) => ({ ...row, deleted: row.deleted === 1 }));
    },
    manifestOfTenant: async (tenantId) => {
      const rows = await database.query<ManifestRowRaw[]>(`${MANIFEST} WHERE tenant_id = ?`, [
        tenantId,
      ]);
      return rows.map((row) => ({ ...row, deleted: row.deleted === 1 }));
    },
    ownersOfTenant: async (tenantId) => {
      const rows = await database.query<{ owner: string }[]>(
        'SELECT DISTINCT owner FROM config_document WHERE tenant_id = ? AND deleted = 0',
        [tenantId],
      );
      return rows.map((row) => row.owner);
    },
    write: async (tenantId, revision, plan, guard) => {
      const changes = changesOf(plan);
      let seq = 0n;
      for (let start = 0; start < changes.length; start += WRITE_ROWS) {
        const slice = changes.slice(start, start + WRITE_ROWS);
        seq = await database.transaction(async (sql) => {
          await guard(sql);
          return writeSlice(sql, tenantId, revision, slice);
        });
      }
      return seq;
    },
    head: () => readSeq(database, ''),
    changesAfter: (seq, limit) => page(`${CHANGES} ORDER BY seq LIMIT ?`, seq, limit),
    existingAfter: (seq, limit) =>
      page(`${CHANGES} AND deleted = 0 ORDER BY seq LIMIT ?`, seq, limit),
    totals: async () => {
      const rows = await database.query<{ docs: bigint; sum: string | null }[]>(
        'SELECT COUNT(*) AS docs, SUM(seq) AS `sum` FROM config_document WHERE deleted = 0',
      );
      return { docs: Number(rows[0]?.docs ?? 0n), sum: BigInt(rows[0]?.sum ?? '0') };
    },
    ownersOf: async (keys) => {
      const rows = await database.query<{ key: string; tenantId: string; owner: string }[]>(
        'SELECT `key`, tenant_id AS tenantId, owner FROM config_document WHERE `key` IN (?)',
        [keys],
      );
      return new Map(rows.map(({ key, tenantId, owner }) => [key, { tenantId, owner }]));
    },
    distrust: async (keys) => {
      await database.run("UPDATE config_document SET hash = '' WHERE `key` IN (?)", [keys]);
    },
    tenantsGone: async () => {
      const rows = await database.query<{ tenantId: string }[]>(
        `SELECT DISTINCT tenant_id AS tenantId FROM config_document
         WHERE deleted = 0 AND tenant_id NOT IN (SELECT id FROM tenant)`,
      );
      return rows.map((row) => row.tenantId);
    },
    pruneTombstones: (upTo) =>
      database.run(
        `DELETE FROM config_document WHERE deleted = 1 AND seq <= ?
           AND updated_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY ORDER BY seq LIMIT ${PRUNE_ROWS}`,
        [upTo],
      ),
  };
}
