import { StoreError, type StoreErrorKind } from './port';

/** Server and connector codes that say the answer will not come; https://mariadb.com/kb/en/mariadb-error-codes/ */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ER_GET_CONNECTION_TIMEOUT',
  'ER_POOL_ALREADY_CLOSED',
  'ER_CONNECTION_TIMEOUT',
  'ER_SOCKET_UNEXPECTED_CLOSE',
  'ER_CMD_CONNECTION_CLOSED',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_CON_COUNT_ERROR',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_LOCK_DEADLOCK',
]);

/** The connection went while a statement was on its way: it may have been carried out. */
const CUT = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ER_SOCKET_UNEXPECTED_CLOSE']);

const TOO_LARGE = new Set(['ER_NET_PACKET_TOO_LARGE', 'ER_MAX_ALLOWED_PACKET', 'ER_DATA_TOO_LONG']);

export type Operation = 'read' | 'write';

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}

export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === 'ER_DUP_ENTRY';
}

function kindOf(code: string, operation: Operation): StoreErrorKind | undefined {
  if (operation === 'write' && CUT.has(code)) return 'ambiguous';
  if (AWAY.has(code)) return 'unavailable';
  if (TOO_LARGE.has(code)) return 'too_large';
  return undefined;
}

/** What is no trouble of the store (a wrong statement, a missing table) is thrown on as it is. */
export function storeError(error: unknown, key: string, operation: Operation): unknown {
  if (error instanceof StoreError) return error;
  const kind = kindOf(codeOf(error), operation);
  return kind ? new StoreError(kind, key, { cause: error }) : error;
}
