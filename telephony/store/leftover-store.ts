import type { Database } from './database';

/** Rows that have had their day. */
export interface LeftoverStore {
  /** Some of one kind; answers whether there may be more. */
  pruneSome(kind: LeftoverKind): Promise<boolean>;
}

/**
 * Kind → table and what is past. Nobody is refused or shown anything by these rows any more: an
 * idempotency key counts for 24 hours, a failed sign-in for a day, an expired session or entry not
 * at all. Each column is indexed.
 */
const PAST = {
  'idempotency keys': 'idempotency_key WHERE created_at < UTC_TIMESTAMP(3) - INTERVAL 24 HOUR',
  sessions: 'session WHERE expires_at < UTC_TIMESTAMP(3) - INTERVAL 30 DAY',
  'sign-in guards': 'sign_in_guard WHERE updated_at < UTC_TIMESTAMP(3) - INTERVAL 7 DAY',
  'config entries': 'config_entry WHERE expires_at < UTC_TIMESTAMP(3)',
} as const;

export type LeftoverKind = keyof typeof PAST;
export const LEFTOVER_KINDS = Object.keys(PAST) as LeftoverKind[];

/** No transaction holds locks for more than a moment. */
const SLICE = 1000;

export function createLeftoverStore(database: Database): LeftoverStore {
  return {
    pruneSome: async (kind) =>
      (await database.run(`DELETE FROM ${PAST[kind]} LIMIT ${SLICE}`)) === SLICE,
  };
}
