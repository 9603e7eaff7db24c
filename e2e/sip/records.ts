import { setTimeout as delay } from 'node:timers/promises';
import type { EntryNode } from './kamailio-server';

/** A row of `cdrs` as the worker reads it. */
export interface DirectCallRecord {
  id: number;
  record_id: string;
  call_id: string;
  sip_code: number;
  sip_reason: string;
  hangup_by: string;
  answered_device: string;
  started_at_ms: number;
  answered_at_ms: number | null;
  ended_at_ms: number;
}

export function readRecords(entry: EntryNode): Promise<DirectCallRecord[]> {
  return entry.sql<DirectCallRecord>('SELECT * FROM kamailio.cdrs ORDER BY id');
}

/** Throws when there are not that many after the deadline. */
export async function waitForRecords(
  entry: EntryNode,
  count: number,
  seconds = 10,
): Promise<DirectCallRecord[]> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const rows = await readRecords(entry);
    if (rows.length >= count) return rows;
    if (Date.now() > deadline) throw new Error(`${rows.length} records, not ${count}`);
    await delay(50);
  }
}
