/**
 * What kind of trouble an error of Prisma or of the driver is. Both wrap: the driver's own numbers
 * are looked for in `cause` as well.
 */

/** Prisma: unreachable, timed out, closed, pool empty, transaction could not begin or was lost. */
const AWAY_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
const AWAY_ADAPTER = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
]);
/** mariadb: pool timeout, connection lost; server: too many, shutting down, killed, gone. */
const AWAY_NUMBERS = new Set([
  45009, 45012, 45013, 45026, 45028, 45044, 1040, 1053, 1927, 2006, 2013,
]);
const AWAY_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

interface Clue {
  code?: unknown;
  kind?: unknown;
  errno?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  meta?: unknown;
  constraint?: unknown;
}

/** The error itself and what it wraps, at most six deep. */
function* clues(error: unknown): Generator<Clue> {
  const queue: unknown[] = [error];
  for (let seen = 0; queue.length > 0 && seen < 6; seen += 1) {
    const next = queue.shift();
    if (typeof next !== 'object' || next === null) continue;
    const clue: Clue = next;
    yield clue;
    queue.push(clue.cause);
    if (typeof clue.meta === 'object' && clue.meta !== null && 'driverAdapterError' in clue.meta) {
      queue.push(clue.meta.driverAdapterError);
    }
  }
}

function has(set: ReadonlySet<unknown>, ...values: unknown[]): boolean {
  return values.some((value) => set.has(value) || set.has(Number(value)));
}

/** The database cannot be reached at the moment: worth another try later. */
export function isDatabaseAway(error: unknown): boolean {
  for (const clue of clues(error)) {
    if (has(AWAY_PRISMA, clue.code) || has(AWAY_ADAPTER, clue.kind)) return true;
    if (has(AWAY_SYSTEM, clue.code) || has(AWAY_NUMBERS, clue.errno, clue.originalCode))
      return true;
  }
  return false;
}

/** Deadlock or lock wait: the same transaction may simply run again. */
export function isWriteConflict(error: unknown): boolean {
  for (const clue of clues(error)) {
    if (clue.code === 'P2034' || clue.kind === 'TransactionWriteConflict') return true;
    if (has(new Set([1205, 1213]), clue.errno, clue.originalCode)) return true;
  }
  return false;
}

/** Prisma's word for a unique index that said no: `number_e164_key`, `PRIMARY`; else undefined. */
export function duplicateOf(error: unknown): string | undefined {
  for (const { kind, constraint } of clues(error)) {
    if (kind !== 'UniqueConstraintViolation') continue;
    const named = typeof constraint === 'object' && constraint !== null && 'index' in constraint;
    return named ? String(constraint.index) : 'unknown';
  }
  return undefined;
}
