import { createConnection, type Connection } from 'mariadb';
import { owner } from '../processes/mariadb';
import type { SecretName } from '../plan/settings';

const READ_WRITE = 'SELECT, INSERT, UPDATE, DELETE';

interface Account {
  user: string;
  password: SecretName;
  /** Database → rights. */
  grants: Record<string, string>;
}

/** Only the account of the migrations may change tables. */
const ACCOUNTS: readonly Account[] = [
  { user: 'livery_migrate', password: 'DB_MIGRATE_PASSWORD', grants: { livery: 'ALL' } },
  { user: 'livery_app', password: 'DB_APP_PASSWORD', grants: { livery: READ_WRITE } },
  {
    user: 'livery_worker',
    password: 'DB_WORKER_PASSWORD',
    // The procedures add and drop months of the history, with the rights of who made them.
    grants: { livery: `${READ_WRITE}, EXECUTE`, kamailio: READ_WRITE },
  },
  {
    user: 'livery_kamailio',
    password: 'DB_KAMAILIO_PASSWORD',
    grants: { kamailio: READ_WRITE },
  },
];

/** Everything here listens on loopback only; the server does not look names up. */
const FROM = '127.0.0.1';

/** With all rights: by its socket, without a password, from the account that started it. */
export function connectAsRoot(socketPath: string, database?: string): Promise<Connection> {
  return createConnection({
    socketPath,
    user: owner(),
    multipleStatements: true,
    ...(database === undefined ? {} : { database }),
  });
}

/**
 * Databases and accounts, made or brought up to date. `pattern` widens the rights on `livery` to
 * more databases, as tests need it; the wildcard is that of GRANT.
 */
export async function ensureAccounts(
  root: Connection,
  secrets: Record<SecretName, string>,
  pattern?: string,
): Promise<void> {
  // Keys and ids compare byte by byte in our own tables; each table says so itself as well.
  await root.query(
    'CREATE DATABASE IF NOT EXISTS livery CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  );
  await root.query('CREATE DATABASE IF NOT EXISTS kamailio CHARACTER SET utf8mb4');
  for (const { user, password, grants } of ACCOUNTS) {
    const account = `'${user}'@'${FROM}'`;
    await root.query(`CREATE USER IF NOT EXISTS ${account}`);
    await root.query(`ALTER USER ${account} IDENTIFIED BY ?`, [secrets[password]]);
    for (const [database, rights] of Object.entries(grants)) {
      await root.query(`GRANT ${rights} ON \`${database}\`.* TO ${account}`);
      if (pattern !== undefined && database === 'livery') {
        await root.query(`GRANT ${rights} ON \`${pattern}\`.* TO ${account}`);
      }
    }
  }
}
