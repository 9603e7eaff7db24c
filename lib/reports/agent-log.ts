import { pool } from '@/lib/db/pool';
import type { StateChange } from './agent-time-rules';
import type { Period } from './period-rules';

export interface LoggedState extends StateChange {
  agentId: string;
}

interface Row extends Omit<LoggedState, 'at'> {
  at: Date;
}

const toState = ({ at, ...rest }: Row): LoggedState => ({ ...rest, at: at.getTime() });

/** What each agent's state was at a moment: one step of the key an agent. */
export async function lastStates(
  tenantId: string,
  agentIds: readonly string[],
  before: number,
): Promise<LoggedState[]> {
  if (agentIds.length === 0) return [];
  const rows = await pool().query<Row[]>(
    `SELECT l.agent_id AS agentId, l.at, l.state, l.reason FROM agent_state_log AS l
     JOIN (SELECT agent_id, MAX(at) AS at FROM agent_state_log
           WHERE tenant_id = ? AND agent_id IN (?) AND at < ? GROUP BY agent_id) AS last
       ON last.agent_id = l.agent_id AND last.at = l.at
     WHERE l.tenant_id = ?`,
    [tenantId, agentIds, new Date(before), tenantId],
  );
  return rows.map(toState);
}

/** Changes of a period, each agent's in order. */
export async function statesIn(
  tenantId: string,
  agentIds: readonly string[],
  { from, to }: Period,
): Promise<LoggedState[]> {
  if (agentIds.length === 0) return [];
  const rows = await pool().query<Row[]>(
    `SELECT agent_id AS agentId, at, state, reason FROM agent_state_log
     WHERE tenant_id = ? AND agent_id IN (?) AND at >= ? AND at < ? ORDER BY agent_id, at`,
    [tenantId, agentIds, new Date(from), new Date(to)],
  );
  return rows.map(toState);
}
