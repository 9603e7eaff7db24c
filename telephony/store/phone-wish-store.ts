import type { Destination } from '@/lib/destinations/contract';
import { configOf, storedConfig, toldOf, type ToldTimes } from '@/lib/extensions/config';
import { newId } from '@/lib/shared/ids';
import type { Database, Sql } from './database';

/** What somebody set at a phone, as a media node tells it. */
export type PhoneWish = {
  extensionId: string;
  sipDomain: string;
  /** '': unknown. */
  deviceId: string;
  /** Milliseconds since 1970, by the node's clock. */
  since: number;
} & ({ field: 'doNotDisturb'; value: boolean } | { field: 'forward'; value: Destination | null });

export interface PhoneWishStore {
  /**
   * False: what is known is as new, or there is no such extension. Else it is a change like any
   * other: revision, version, pointer and audit in one transaction, so every node gets it and the
   * one that told may forget it.
   */
  note(wish: PhoneWish): Promise<boolean>;
}

/** A clock so wrong would make every later word too old. */
const AHEAD_MS = 24 * 3600 * 1000;

interface Known {
  tenantId: string;
  number: string;
  config: unknown;
}

async function knownOf(sql: Sql, wish: PhoneWish): Promise<Known | undefined> {
  const [row] = await sql.query<Known[]>(
    `SELECT e.tenant_id AS tenantId, e.number, e.config
     FROM extension AS e JOIN tenant AS t ON t.id = e.tenant_id
     WHERE e.id = ? AND t.sip_domain = ?`,
    [wish.extensionId, wish.sipDomain],
  );
  if (!row) return undefined;
  const { config } = row;
  return { ...row, config: typeof config === 'string' ? JSON.parse(config) : config };
}

const isNews = ({ field, since }: PhoneWish, known: Known | undefined): known is Known =>
  known !== undefined && since > (toldOf(known)[field] ?? 0);

/** The id a wish names, or undefined. */
function namedBy(wish: PhoneWish): string | undefined {
  const { value } = wish;
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}

async function isThere(sql: Sql, tenantId: string, id: string): Promise<boolean> {
  const rows = await sql.query<unknown[]>(
    `SELECT id FROM extension WHERE id = ? AND tenant_id = ?
     UNION ALL SELECT id FROM pbx_object WHERE id = ? AND tenant_id = ?`,
    [id, tenantId, id, tenantId],
  );
  return rows.length > 0;
}

/** "What leads here" must know it, or the target could be removed under it. */
async function keepReference(sql: Sql, wish: PhoneWish, tenantId: string): Promise<void> {
  if (wish.field !== 'forward') return;
  await sql.run(
    "DELETE FROM object_reference WHERE owner_id = ? AND tenant_id = ? AND slot = 'forward.id'",
    [wish.extensionId, tenantId],
  );
  const target = namedBy(wish);
  if (target === undefined) return;
  await sql.run(
    `INSERT INTO object_reference (tenant_id, owner_kind, owner_id, slot, target_id)
     VALUES (?, 'extension', ?, 'forward.id', ?)`,
    [tenantId, wish.extensionId, target],
  );
}

async function audit(sql: Sql, wish: PhoneWish, known: Known, before: unknown): Promise<void> {
  const { deviceId, extensionId, field, value } = wish;
  const changes = JSON.stringify({ [field]: [before, value] });
  await sql.run(
    `INSERT INTO audit_event
       (id, tenant_id, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, changes)
     VALUES (?, ?, 'phone', ?, ?, 'extension.update', 'extension', ?, ?)`,
    [
      ...[newId('auditEvent'), known.tenantId, deviceId, `Phone of ${known.number}`],
      ...[extensionId, changes],
    ],
  );
}

async function write(sql: Sql, wish: PhoneWish, known: Known): Promise<void> {
  const { extensionId, field, since } = wish;
  const { tenantId } = known;
  const target = namedBy(wish);
  const fits = target === undefined || (await isThere(sql, tenantId, target));
  const before = configOf(known);
  const told: ToldTimes = { ...toldOf(known), [field]: since };
  // What it leads to has gone meanwhile: only that it was heard is kept, and the node forgets it.
  const after = storedConfig(fits ? { ...before, [field]: wish.value } : before, told);
  await sql.run('UPDATE tenant SET revision = revision + 1 WHERE id = ?', [tenantId]);
  await sql.run(
    `UPDATE extension AS e JOIN tenant AS t ON t.id = e.tenant_id
     SET e.config = ?, e.revision = t.revision, e.version = e.version + 1,
       e.updated_at = UTC_TIMESTAMP(3)
     WHERE e.id = ? AND e.tenant_id = ?`,
    [JSON.stringify(after), extensionId, tenantId],
  );
  if (fits) {
    await keepReference(sql, wish, tenantId);
    await audit(sql, wish, known, before[field]);
  }
  await sql.run(
    `INSERT INTO outbox (tenant_id, kind, subject_id, revision, available_at, created_at)
     SELECT id, 'extension', ?, revision, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM tenant WHERE id = ?`,
    [extensionId, tenantId],
  );
}

export function createPhoneWishStore(database: Database): PhoneWishStore {
  return {
    note: async (wish) => {
      if (wish.since > Date.now() + AHEAD_MS) return false;
      // Nodes tell again and again until they are level: most of it is known, and locks nothing.
      const known = await knownOf(database, wish);
      if (!isNews(wish, known)) return false;
      return database.transaction(async (sql) => {
        // Like every change of the PBX: one after the other.
        await sql.query('SELECT id FROM tenant WHERE id = ? FOR UPDATE', [known.tenantId]);
        const now = await knownOf(sql, wish);
        if (!isNews(wish, now)) return false;
        await write(sql, wish, now);
        return true;
      });
    },
  };
}
