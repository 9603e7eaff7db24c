import type { AgentStatus } from '@/lib/agents/contract';
import type { Database, Sql } from './database';

/** What a media node says that somebody did there: on the phone, or by letting it ring too often. */
export interface ToldState {
  agentId: string;
  sipDomain: string;
  status: AgentStatus;
  reason: string | null;
  /** Milliseconds since 1970, by the node's clock. */
  since: number;
}

export interface AgentStateStore {
  /**
   * False: what is known is as new, or there is no such agent. Else it is a change like any other:
   * a revision of the PBX and a pointer, so every node gets it and the one that told may forget it.
   */
  note(told: ToldState): Promise<boolean>;
}

/** A clock so wrong would make every later word too old. */
const AHEAD_MS = 24 * 3600 * 1000;

interface Known {
  tenantId: string;
  since: Date | null;
}

async function knownOf(sql: Sql, { agentId, sipDomain }: ToldState): Promise<Known | undefined> {
  const [row] = await sql.query<Known[]>(
    `SELECT o.tenant_id AS tenantId, s.since
     FROM pbx_object AS o JOIN tenant AS t ON t.id = o.tenant_id
       LEFT JOIN agent_state AS s ON s.agent_id = o.id
     WHERE o.id = ? AND o.kind = 'agent' AND t.sip_domain = ?`,
    [agentId, sipDomain],
  );
  return row;
}

const isNews = (told: ToldState, known: Known | undefined): known is Known =>
  known !== undefined && (known.since === null || told.since > known.since.getTime());

async function write(sql: Sql, told: ToldState, tenantId: string): Promise<void> {
  const { agentId, status, reason, since } = told;
  await sql.run('UPDATE tenant SET revision = revision + 1 WHERE id = ?', [tenantId]);
  await sql.run(
    `INSERT INTO agent_state (agent_id, tenant_id, status, reason, since) VALUES (?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE status = VALUES(status), reason = VALUES(reason), since = VALUES(since)`,
    [agentId, tenantId, status, reason, new Date(since)],
  );
  await sql.run(
    `INSERT IGNORE INTO agent_state_log (tenant_id, agent_id, at, state, reason)
     VALUES (?, ?, ?, ?, ?)`,
    [tenantId, agentId, new Date(since), status, reason],
  );
  await sql.run(
    `UPDATE pbx_object AS o JOIN tenant AS t ON t.id = o.tenant_id SET o.revision = t.revision
     WHERE o.id = ? AND o.tenant_id = ?`,
    [agentId, tenantId],
  );
  await sql.run(
    `INSERT INTO outbox (tenant_id, kind, subject_id, revision, available_at, created_at)
     SELECT id, 'object', ?, revision, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM tenant WHERE id = ?`,
    [agentId, tenantId],
  );
}

export function createAgentStateStore(database: Database): AgentStateStore {
  return {
    note: async (told) => {
      if (told.since > Date.now() + AHEAD_MS) return false;
      // Nodes tell again and again until they are level: most of it is known, and locks nothing.
      const known = await knownOf(database, told);
      if (!isNews(told, known)) return false;
      const { tenantId } = known;
      return database.transaction(async (sql) => {
        // Like every change of the PBX: one after the other.
        await sql.query('SELECT id FROM tenant WHERE id = ? FOR UPDATE', [tenantId]);
        if (!isNews(told, await knownOf(sql, told))) return false;
        await write(sql, told, tenantId);
        return true;
      });
    },
  };
}
