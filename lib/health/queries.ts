import { pool } from '@/lib/db/pool';
import { log } from '@/lib/log';

const FRESH_MS = 1_000;

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

let last: { at: number; answer: Promise<boolean> } | undefined;

/** The same, asked once a second at most however many pages want to know. */
export function isReadyLately(): Promise<boolean> {
  const at = Date.now();
  if (!last || at - last.at > FRESH_MS) last = { at, answer: isReady() };
  return last.answer;
}
