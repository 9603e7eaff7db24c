import type { Database } from './database';

/** Messages of an extension's box, as its phones show them. */
export interface Lamp {
  tenantId: string;
  domain: string;
  number: string;
  fresh: number;
  kept: number;
}

/** Tenants, or all of them. */
export type LampScope = readonly string[] | 'all';

export interface LampStore {
  /** Of every extension whose box has messages. */
  wanted(scope: LampScope): Promise<Lamp[]>;
  /** What the entry node was last told, where that was not "none". */
  told(scope: LampScope): Promise<Lamp[]>;
  /** After it was told. */
  note(lamp: Lamp): Promise<void>;
}

const WANTED = `
  SELECT e.tenant_id AS tenantId, t.sip_domain AS domain, e.number,
    CAST(SUM(m.heard_at IS NULL) AS INT) AS fresh, CAST(SUM(m.heard_at IS NOT NULL) AS INT) AS kept
  FROM object_reference AS r
  JOIN extension AS e ON e.id = r.owner_id AND e.tenant_id = r.tenant_id
  JOIN tenant AS t ON t.id = e.tenant_id
  JOIN voicemail_message AS m ON m.tenant_id = r.tenant_id AND m.box_id = r.target_id
  WHERE r.slot = 'voicemail'`;
const TOLD =
  'SELECT tenant_id AS tenantId, domain, number, fresh, kept FROM voicemail_lamp WHERE 1 = 1';

type Row = Omit<Lamp, 'fresh' | 'kept'> & { fresh: number | bigint; kept: number | bigint };

export function createLampStore(database: Database): LampStore {
  async function read(sql: string, column: string, scope: LampScope, end = ''): Promise<Lamp[]> {
    const some = scope === 'all' ? '' : ` AND ${column} IN (?)`;
    if (scope !== 'all' && scope.length === 0) return [];
    const rows = await database.query<Row[]>(sql + some + end, scope === 'all' ? [] : [scope]);
    return rows.map(({ fresh, kept, ...row }) => ({
      ...row,
      ...{ fresh: Number(fresh), kept: Number(kept) },
    }));
  }

  return {
    wanted: (scope) => read(WANTED, 'r.tenant_id', scope, ' GROUP BY e.id'),
    told: (scope) => read(TOLD, 'tenant_id', scope),
    note: async ({ tenantId, domain, number, fresh, kept }) => {
      if (fresh + kept === 0) {
        await database.run('DELETE FROM voicemail_lamp WHERE domain = ? AND number = ?', [
          domain,
          number,
        ]);
        return;
      }
      await database.run(
        `INSERT INTO voicemail_lamp (domain, number, tenant_id, fresh, kept) VALUES (?, ?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE tenant_id = VALUES(tenant_id), fresh = VALUES(fresh),
           kept = VALUES(kept)`,
        [domain, number, tenantId, fresh, kept],
      );
    },
  };
}
