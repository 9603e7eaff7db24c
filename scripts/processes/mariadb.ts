import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mariadb';
import { runCommand } from '../run-command';
import { startDaemon, type RunningDaemon } from './daemon';

export interface MariadbOptions {
  /** Holds data/, mysql.sock and mariadb.log. Reused when it is already there. */
  dir: string;
  port: number;
  /** Least memory for tests, more for a real installation. In MiB. */
  bufferPoolMiB?: number;
  readySeconds?: number;
}

export interface RunningMariadb extends RunningDaemon {
  /** Where whoever started it may connect with all rights and no password (unix_socket). */
  socketPath: string;
}

/** Length of sun_path, unix(7). */
const SOCKET_PATH_LIMIT = 107;

/** The system account it runs as, and the name of its administrator inside: no root is needed. */
export function owner(): string {
  return userInfo().username;
}

/** Made aside and renamed when whole: a first start that is cut off leaves nothing half usable. */
async function initialise(dataDir: string, tmpDir: string): Promise<void> {
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const result = await runCommand(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${draft}`,
      `--user=${owner()}`,
      '--auth-root-authentication-method=socket',
      `--auth-root-socket-user=${owner()}`,
      '--skip-test-db',
      '--skip-name-resolve',
    ],
    { env: { ...process.env, TMPDIR: tmpDir } },
  );
  if (result.code !== 0) {
    throw new Error(`mariadb-install-db failed:\n${result.output.slice(-2000)}`);
  }
  renameSync(draft, dataDir);
}

async function answers(socketPath: string): Promise<boolean> {
  try {
    const connection = await createConnection({ socketPath, user: owner(), connectTimeout: 1000 });
    await connection.query('SELECT 1');
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a private MariaDB on 127.0.0.1, making its data directory on the first run. Never
 * touches the system's service or its configuration. Accounts are the caller's business:
 * connect by `socketPath`. Throws with the server's own words.
 */
export async function startMariadb(options: MariadbOptions): Promise<RunningMariadb> {
  const { dir, port, bufferPoolMiB = 128 } = options;
  const dataDir = join(dir, 'data');
  const socketPath = join(dir, 'mysql.sock');
  if (socketPath.length > SOCKET_PATH_LIMIT) {
    throw new Error(`The data directory's path is too long for a socket: ${socketPath}`);
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  // A server that starts deletes the temporary tables of every other one in the same directory.
  const tmpDir = join(dir, 'tmp');
  mkdirSync(tmpDir, { recursive: true, mode: 0o700 });
  if (!existsSync(dataDir)) await initialise(dataDir, tmpDir);
  const daemon = await startDaemon({
    name: 'MariaDB',
    program: '/usr/sbin/mariadbd',
    args: [
      '--no-defaults',
      `--user=${owner()}`,
      `--datadir=${dataDir}`,
      `--tmpdir=${tmpDir}`,
      `--socket=${socketPath}`,
      `--pid-file=${join(dir, 'mariadbd.pid')}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      `--innodb-buffer-pool-size=${bufferPoolMiB}M`,
      '--max-connections=400',
      '--max-allowed-packet=64M',
      '--default-time-zone=+00:00',
    ],
    logFile: join(dir, 'mariadb.log'),
    isReady: () => answers(socketPath),
    readySeconds: options.readySeconds ?? 60,
    stopSeconds: 60,
  });
  return { ...daemon, socketPath };
}
