import pino from 'pino';
import { createLocalStorage } from '@/lib/storage/local';
import { startExportLoops } from '@/telephony/exports/start-exports';
import { openDatabase } from '@/telephony/store/database';
import { createExportCallsStore } from '@/telephony/store/export-calls-store';
import { createExportStore } from '@/telephony/store/export-store';
import { createStoredFileStore } from '@/telephony/store/stored-file-store';

/**
 * The part of the worker that writes exports, as a process that a test can kill:
 * tsx e2e/exports/export-process.ts <database URL> <storage> <rows at once> <bytes of a part>
 */
const [url = '', directory = '', chunkRows, partBytes] = process.argv.slice(2);
const database = openDatabase({ url, poolSize: 4 });
startExportLoops({
  deps: {
    exports: createExportStore(database),
    calls: createExportCallsStore(database),
    files: createStoredFileStore(database),
    storage: createLocalStorage(directory),
    ...(chunkRows && { chunkRows: Number(chunkRows) }),
    ...(partBytes && { partBytes: Number(partBytes) }),
  },
  log: pino({ level: 'silent' }),
  intervalMs: 50,
});
process.stdout.write('ready\n');
