import type { Logger } from 'pino';
import { startLoop, type Loop } from '../reconcile/loop';
import type { CounterStore } from '../store/counter-store';
import type { DirectCallStore } from '../store/direct-call-store';
import type { RecordStore } from '../store/record-store';
import type { NewLeg } from '../store/record-store-legs';
import { RecordFault } from './call-leg';
import { parseKamailioRecord, writeKamailioRecord } from './kamailio-record';

export interface KamailioCdrOptions {
  directCalls: DirectCallStore;
  records: Pick<RecordStore, 'insert'>;
  counters: Pick<CounterStore, 'add'>;
  onStored: () => void;
  log: Logger;
  intervalMs?: number;
}

const INTERVAL_MS = 1000;
const ROWS_A_RUN = 200;
/** The entry node, where a media node's id stands otherwise. */
const ENTRY_NODE = 'entry';

/**
 * Moves the records of direct calls from Kamailio's table to the legs: stored first, removed after,
 * so a crash between the two repeats a row and never loses one.
 */
export function startKamailioCdrLoop(options: KamailioCdrOptions): Loop {
  const { directCalls, records, counters, onStored, log, intervalMs = INTERVAL_MS } = options;

  async function read(given: Record<string, unknown>): Promise<NewLeg[]> {
    try {
      const { text, row } = writeKamailioRecord(given);
      const id = row.record_id;
      const leg = { id, callId: id, tenantId: row.tenant_id, nodeId: ENTRY_NODE };
      const legs = parseKamailioRecord(text, ENTRY_NODE);
      return [{ ...leg, source: 'kamailio', raw: text, legs }];
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error;
      // Kept in the log: it can never become a call, and must not hold up those behind it.
      log.error({ err: error, record: given }, 'a record of a direct call cannot be read');
      await counters.add('records_unreadable', 1);
      return [];
    }
  }

  async function run(): Promise<boolean> {
    const rows = await directCalls.oldest(ROWS_A_RUN);
    const legs: NewLeg[] = [];
    for (const { row } of rows) legs.push(...(await read(row)));
    const { stored, strangers } = await records.insert(legs);
    if (stored > 0) onStored();
    if (strangers.length > 0) await counters.add('records_dropped', strangers.length);
    await directCalls.remove(rows.map(({ id }) => id));
    return rows.length === ROWS_A_RUN;
  }

  return startLoop({ name: 'direct calls', run, intervalMs, log });
}
