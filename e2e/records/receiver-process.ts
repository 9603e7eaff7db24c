import pino from 'pino';
import { startWorkerHttp } from '@/telephony/http/server';
import { startRecords } from '@/telephony/records/start-records';
import { createCounterStore } from '@/telephony/store/counter-store';
import { openDatabase } from '@/telephony/store/database';
import { createDirectCallStore } from '@/telephony/store/direct-call-store';
import { createRecordStore } from '@/telephony/store/record-store';

/**
 * The part of the worker that takes call records, as a process that a test can kill:
 * tsx e2e/records/receiver-process.ts <port> <database URL> <URL of Kamailio's database> <token>
 */
const [port, url = '', kamailioUrl = '', token = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const database = openDatabase({ url, poolSize: 8 });
const records = startRecords({
  records: createRecordStore(database),
  directCalls: createDirectCallStore(openDatabase({ url: kamailioUrl, poolSize: 2 })),
  counters: createCounterStore(database),
  log,
});
await startWorkerHttp(
  { host: '127.0.0.1', port: Number(port) },
  {
    token,
    log,
    onHint: () => undefined,
    health: () => Promise.resolve({ ok: true }),
    metrics: () => Promise.resolve(''),
    onRecords: records.receive,
  },
);
process.stdout.write('ready\n');
