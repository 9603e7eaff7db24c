import type { Logger } from 'pino';
import { systemClock } from '@/lib/shared/clock';
import type { CounterStore } from '../store/counter-store';
import type { DirectCallStore } from '../store/direct-call-store';
import type { RecordStore } from '../store/record-store';
import { Backlog } from './backlog';
import { startFolding } from './folding';
import { startKamailioCdrLoop } from './kamailio-cdrs';
import { createReceiver, type ReceiveRecords } from './receiver';
import { startRetention, type RetentionOptions } from './retention';

export interface RecordsOptions {
  records: RecordStore;
  directCalls: DirectCallStore;
  counters: Pick<CounterStore, 'add'>;
  /** Months and zones of the history; without it nobody looks after them. */
  history?: Pick<RetentionOptions, 'partitions' | 'rollups'>;
  log: Logger;
}

export interface Records {
  /** For the worker's HTTP server: records of a media node. */
  receive: ReceiveRecords;
  stop(): Promise<void>;
}

/** Everything about call records that runs in the role `control`. */
export function startRecords(options: RecordsOptions): Records {
  const { records, directCalls, counters, history, log } = options;
  const retention = history && startRetention({ ...history, clock: systemClock, log });
  const backlog = new Backlog();
  const folding = startFolding({ records, counters, backlog, log });
  const onStored = (): void => folding.wake();
  const direct = startKamailioCdrLoop({ directCalls, records, counters, onStored, log });
  return {
    receive: createReceiver({ records, onStored, backlog, log }),
    stop: async () => {
      await retention?.stop();
      await direct.stop();
      await folding.stop();
    },
  };
}
