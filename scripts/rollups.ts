import { createRollupStore, type RollupCheck } from '@/telephony/store/rollup-store';
import { openDatabase } from '@/telephony/store/database';
import { parseDataDir, UsageError } from './arguments';
import { readSettings } from './plan/settings-file';
import { directoriesOf } from './stack/directories';

const ACTIONS = ['check', 'rebuild'] as const;
type Action = (typeof ACTIONS)[number];

interface Order {
  action: Action;
  tenantId: string | undefined;
  dataDir: string;
}

function parseOrder(args: readonly string[]): Order {
  const rest = [...args];
  const place = rest.findIndex((arg) => arg === '--tenant' || arg.startsWith('--tenant='));
  let tenantId: string | undefined;
  if (place !== -1) {
    const [flag = ''] = rest.splice(place, 1);
    tenantId = flag.includes('=') ? flag.slice('--tenant='.length) : rest.splice(place, 1)[0];
    if (!tenantId) throw new UsageError('--tenant needs the id of a PBX, ten_….');
  }
  const { dataDir, words } = parseDataDir(rest);
  const action = ACTIONS.find((name) => name === words[0]);
  if (!action || words.length > 1) {
    throw new UsageError(`Say what to do with the rollups: ${ACTIONS.join(' or ')}.`);
  }
  return { action, tenantId, dataDir };
}

function print({ tenantId, calls, rows, mismatches }: RollupCheck, action: Action): void {
  const wrong = mismatches === 0 ? 'all right' : `${mismatches} wrong`;
  const mended = action === 'rebuild' && mismatches > 0 ? ', counted anew' : '';
  console.log(`${tenantId}: ${calls} calls, ${rows} rows, ${wrong}${mended}`);
}

/**
 * Compares the figures of all PBXs, or of one, with their calls, or counts them anew. Exit code 1 when
 * a check finds something wrong. Intake goes on; calls of the PBX at hand wait until it is done.
 */
export async function rollups(args: string[]): Promise<number> {
  const { action, tenantId, dataDir } = parseOrder(args);
  const url = readSettings(directoriesOf(dataDir).settingsFile)['WORKER_DATABASE_URL'];
  if (!url) throw new UsageError(`There is no installation in ${dataDir}. Try: ./livery up`);
  const database = openDatabase({ url, poolSize: 2 });
  try {
    const store = createRollupStore(database);
    let wrong = 0;
    for (const id of tenantId === undefined ? await store.tenantIds() : [tenantId]) {
      const result = await store[action](id);
      if (result) print(result, action);
      else if (tenantId !== undefined) throw new UsageError(`There is no PBX ${id}.`);
      if (action === 'check') wrong += result?.mismatches ?? 0;
    }
    return wrong === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}
