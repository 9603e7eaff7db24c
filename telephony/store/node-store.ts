import type { Database } from './database';

/** An enabled media node, as the operator set it up. */
export interface NodeRow {
  id: string;
  name: string;
  setId: number;
  sipHost: string;
  sipPort: number;
  eslHost: string;
  eslPort: number;
  eslPasswordSealed: string;
  state: 'active' | 'draining' | 'disabled';
  /** `unknown` until it has been connected once. */
  kind: string;
  /** Of the last full resync that came to its end; null: do one. */
  replicaId: string | null;
}

export interface NodeStore {
  list(): Promise<NodeRow[]>;
  replicaOf(nodeId: string): Promise<string | null>;
  noteReplica(nodeId: string, replicaId: string | null): Promise<void>;
  noteConnected(nodeId: string, kind: string, softwareVersion: string): Promise<void>;
  /** `words` null: gone in peace (the worker stops). */
  noteDisconnected(nodeId: string, words: string | null): Promise<void>;
  /** What every node has acknowledged, disabled ones too; undefined without nodes. */
  slowestSeq(): Promise<bigint | undefined>;
  noteTrouble(nodeId: string, words: string): Promise<void>;
}

const WORDS_CHARACTERS = 500;
const VERSION_CHARACTERS = 64;

export function createNodeStore(database: Database): NodeStore {
  return {
    list: () =>
      database.query(
        `SELECT id, name, set_id AS setId, sip_host AS sipHost, sip_port AS sipPort,
           esl_host AS eslHost, esl_port AS eslPort, esl_password_sealed AS eslPasswordSealed,
           state, kind, replica_id AS replicaId FROM media_node ORDER BY set_id`,
      ),
    replicaOf: async (nodeId) => {
      const rows = await database.query<{ replicaId: string | null }[]>(
        'SELECT replica_id AS replicaId FROM media_node WHERE id = ?',
        [nodeId],
      );
      return rows[0]?.replicaId ?? null;
    },
    noteReplica: async (nodeId, replicaId) => {
      await database.run('UPDATE media_node SET replica_id = ? WHERE id = ?', [replicaId, nodeId]);
    },
    noteConnected: async (nodeId, kind, softwareVersion) => {
      await database.run(
        `UPDATE media_node SET connected = 1, kind = ?, software_version = ?, last_error = NULL
         WHERE id = ?`,
        [kind, softwareVersion.slice(0, VERSION_CHARACTERS), nodeId],
      );
    },
    noteDisconnected: async (nodeId, words) => {
      await database.run(
        'UPDATE media_node SET connected = 0, last_error = COALESCE(?, last_error) WHERE id = ?',
        [words?.slice(0, WORDS_CHARACTERS) ?? null, nodeId],
      );
    },
    slowestSeq: async () => {
      const rows = await database.query<{ seq: bigint | null }[]>(
        'SELECT MIN(applied_seq) AS seq FROM media_node',
      );
      return rows[0]?.seq ?? undefined;
    },
    noteTrouble: async (nodeId, words) => {
      await database.run('UPDATE media_node SET last_error = ? WHERE id = ?', [
        words.slice(0, WORDS_CHARACTERS),
        nodeId,
      ]);
    },
  };
}
