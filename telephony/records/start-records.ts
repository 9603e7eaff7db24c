import type { Logger } from 'pino';
import type { CounterStore } from '../store/counter-store';
import type { DirectCallStore } from '../store/direct-call-store';
import type { RecordStore } from '../store/record-store';
import { Backlog } from './backlog';
import { startFolding } from './folding';
import { startKamailioCdrLoop } from './kamailio-cdrs';
import { createReceiver, type ReceiveRecords } from './receiver';

export interface RecordsOptions {
  records: RecordStore;
  directCalls: DirectCallStore;
  counters: Pick<CounterStore, 'add'>;
  log: Logger;
}

export interface Records {
  /** For the worker's HTTP server: records of a media node. */
  receive: ReceiveRecords;
  stop(): Promise<void>;
}

/** Everything about call records that runs in the role `control`. */
export function startRecords({ records, directCalls, counters, log }: RecordsOptions): Records {
  const backlog = new Backlog();
  const folding = startFolding({ records, counters, backlog, log });
  const onStored = (): void => folding.wake();
  const direct = startKamailioCdrLoop({ directCalls, records, counters, onStored, log });
  return {
    receive: createReceiver({ records, onStored, backlog, log }),
    stop: async () => {
      await direct.stop();
      await folding.stop();
    },
  };
}
