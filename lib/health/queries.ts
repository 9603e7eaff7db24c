import { pool } from '@/lib/db/pool';
import { log } from '@/lib/log';

/** Asks the database for a row; never throws. */
export async function isReady(): Promise<boolean> {
  try {
    await pool().query('SELECT id FROM platform');
    return true;
  } catch (error) {
    log().warn({ err: error }, 'not ready');
    return false;
  }
}
