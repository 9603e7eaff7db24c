import { isWriteConflict } from './errors';
import { db, type Tx } from './prisma';

const ATTEMPTS = 3;

/**
 * One transaction, run again when it lost against another one. `run` must do nothing outside the
 * database. READ COMMITTED: after the row of the tenant is locked, every read sees what is true now.
 */
export async function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction((tx) => run(tx), {
        isolationLevel: 'ReadCommitted',
        maxWait: 5_000,
        timeout: 20_000,
      });
    } catch (error) {
      if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error;
    }
  }
}
