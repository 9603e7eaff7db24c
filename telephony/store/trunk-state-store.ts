import type { Database } from './database';

/** What the entry node says of one trunk. */
export interface TrunkState {
  trunkId: string;
  /** null: it does not sign in. */
  registration: 'registered' | 'waiting' | 'refused' | 'unreachable' | null;
  /** The carrier's own words. */
  reason: string | null;
  expiresAt: Date | null;
  /** That go on, in and out. */
  calls: number;
  gateways: { uri: string; state: string; latencyMs: number | null }[];
}

export interface TrunkStateStore {
  /** All that there are now; others are forgotten. */
  replace(states: readonly TrunkState[]): Promise<void>;
}

const REASON_CHARACTERS = 200;

// MariaDB assigns from left to right: `since` is decided while the old values still stand.
const UPSERT = `
  INSERT INTO trunk_state
    (trunk_id, registration, reason, expires_at, calls, gateways, standing, since, seen_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
  ON DUPLICATE KEY UPDATE
    since = IF(standing = VALUES(standing), since, VALUES(since)), standing = VALUES(standing),
    registration = VALUES(registration), reason = VALUES(reason),
    expires_at = VALUES(expires_at), calls = VALUES(calls), gateways = VALUES(gateways),
    seen_at = VALUES(seen_at)`;

/** Changes only when somebody would say that something has changed. */
function standingOf({ registration, gateways }: TrunkState): string {
  const up = gateways.map(({ state }) => (state === 'active' ? 'u' : 'd')).join('');
  return `${registration ?? 'none'} ${up}`.slice(0, 40);
}

export function createTrunkStateStore(database: Database): TrunkStateStore {
  return {
    replace: async (states) => {
      for (const state of states) {
        const { trunkId, registration, reason, expiresAt, calls, gateways } = state;
        const words = reason?.slice(0, REASON_CHARACTERS) ?? null;
        const json = JSON.stringify(gateways);
        const standing = standingOf(state);
        await database.run(UPSERT, [
          ...[trunkId, registration, words, expiresAt, calls, json, standing],
        ]);
      }
      const ids = states.map(({ trunkId }) => trunkId);
      const others = ids.length === 0 ? '' : ' WHERE trunk_id NOT IN (?)';
      await database.run(`DELETE FROM trunk_state${others}`, ids.length === 0 ? [] : [ids]);
    },
  };
}
