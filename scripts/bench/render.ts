import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareTenant } from '@/telephony/reconcile/compare-tenant';
import { loadDesired, type Desired } from '@/telephony/reconcile/load-desired';
import { touchedBy, type Touched } from '@/telephony/reconcile/subjects';
import { openDatabase, type Database } from '@/telephony/store/database';
import { openStores, type Stores } from '@/telephony/store/open-stores';
import { connectAsRoot, ensureAccounts } from '../database/accounts';
import { loadKamailioSchema } from '../database/kamailio-schema';
import { migrate } from '../migrate';
import { derivedSettings, withSecrets } from '../plan/settings';
import { startMariadb } from '../processes/mariadb';
import { findFreePlan } from '../system/free-ports';
import { insertBigTenant, type BigTenant } from './big-tenant';
import { percentile } from './percentile';

/**
 * What rendering costs: a whole PBX read from a real MariaDB and made into documents and rows, by the
 * worker's own functions; then changes of one extension, each compared with what stands and written,
 * counting the documents that a media node would be sent. `--extensions`, `--rounds`, `--json`.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    extensions: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '60' },
  },
});

const HOST = '127.0.0.1';
/** The first rounds pay for what is compiled when it is first run. */
const WARM_UP = 10;
const EVERY_CHANGE = 5;

type Change = (
  database: Database,
  place: number,
  target: BigTenant['extensions'][number],
) => unknown;

/** What people change of an extension. */
const CHANGES: Readonly<Record<string, { kind: 'extension' | 'device'; run: Change }>> = {
  name: {
    kind: 'extension',
    run: (database, place, { id }) =>
      database.run('UPDATE extension SET name = ? WHERE id = ?', [`Renamed ${place}`, id]),
  },
  ring_time: {
    kind: 'extension',
    run: (database, place, { id }) =>
      database.run('UPDATE extension SET ring_timeout_seconds = ? WHERE id = ?', [40 + place, id]),
  },
  number: {
    kind: 'extension',
    run: (database, place, { id }) =>
      database.run('UPDATE extension SET number = ? WHERE id = ?', [String(5000 + place), id]),
  },
  password: {
    kind: 'device',
    run: (database, place, { deviceId }) =>
      database.run('UPDATE device SET ha1 = MD5(?) WHERE id = ?', [String(place), deviceId]),
  },
};

function touchedOne(kind: string, subjectId: string): Touched {
  return touchedBy([{ id: 0n, kind, subjectId, revision: 1, attempts: 0 }]);
}

function mustRender(desired: Desired): Desired {
  const [first] = desired.unrenderable;
  if (first) throw new Error(`${first.owner} cannot be rendered: ${first.words}`);
  return desired;
}

/** Milliseconds of each round. */
async function measureWhole(stores: Stores, tenantId: string, rounds: number): Promise<number[]> {
  const whole = touchedOne('tenant', tenantId);
  const measured: number[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const startMs = performance.now();
    mustRender(await loadDesired(stores, tenantId, whole));
    if (round >= 0) measured.push(performance.now() - startMs);
  }
  return measured;
}

/** Answers how many documents a node is sent. */
async function bringLevel(stores: Stores, tenantId: string, touched: Touched): Promise<number> {
  const desired = mustRender(await loadDesired(stores, tenantId, touched));
  const { documents } = await compareTenant(stores, tenantId, desired);
  await stores.documents.write(tenantId, 1, documents, async () => undefined);
  return documents.upserts.length + documents.removals.length;
}

async function measureChanges(stores: Stores, database: Database, tenant: BigTenant) {
  const pushed: Record<string, number> = {};
  let place = 0;
  for (const [name, { kind, run }] of Object.entries(CHANGES)) {
    for (let time = 0; time < EVERY_CHANGE; time += 1) {
      const target = tenant.extensions[place % tenant.extensions.length];
      if (!target) throw new Error('A tenant without extensions.');
      await run(database, place, target);
      const touched = touchedOne(kind, kind === 'device' ? target.deviceId : target.id);
      pushed[name] = Math.max(pushed[name] ?? 0, await bringLevel(stores, tenant.id, touched));
      place += 1;
    }
  }
  return pushed;
}

async function measure(database: Database, kamailio: Database, extensions: number, rounds: number) {
  const stores = openStores({ database, kamailio, workerId: 'bench' });
  const tenant = await insertBigTenant(database, extensions);
  const measured = await measureWhole(stores, tenant.id, rounds);
  const documents = await bringLevel(stores, tenant.id, touchedOne('tenant', tenant.id));
  const pushed = await measureChanges(stores, database, tenant);
  // Nothing may be left for a sweep to find.
  const rest = await bringLevel(stores, tenant.id, touchedOne('tenant', tenant.id));
  if (rest !== 0)
    throw new Error(`${rest} documents were not pushed by the change that made them.`);
  const ms = (share: number) => Number(percentile(measured, share).toFixed(1));
  return {
    ...{ extensions, objects: tenant.objects, documents },
    ...{ render_ms_p50: ms(0.5), render_ms_p95: ms(0.95) },
    documents_pushed_per_change: Math.max(...Object.values(pushed)),
    pushed,
  };
}

async function main(): Promise<void> {
  const [extensions, rounds] = [values.extensions, values.rounds].map(Number);
  if (!extensions || !rounds) throw new Error('Numbers from 1, please.');
  const dir = mkdtempSync(join(tmpdir(), 'livery-bench-'));
  const plan = await findFreePlan(1);
  const secrets = withSecrets({});
  const settings = derivedSettings(plan, secrets, HOST);
  const mariadb = await startMariadb({ dir: join(dir, 'mysql'), port: plan.mariadb });
  const stop = async (): Promise<void> => {
    await mariadb.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  try {
    const root = await connectAsRoot(mariadb.socketPath);
    await ensureAccounts(root, secrets);
    await root.query('USE kamailio');
    await loadKamailioSchema(root);
    await root.end();
    await migrate(settings['MIGRATE_DATABASE_URL'] ?? '');
    const database = openDatabase({ url: settings['WORKER_DATABASE_URL'] ?? '', poolSize: 4 });
    const kamailio = openDatabase({ url: settings['KAMAILIO_DATABASE_URL'] ?? '', poolSize: 2 });
    const result = await measure(database, kamailio, extensions, rounds);
    await Promise.all([database.close(), kamailio.close()]);
    process.stdout.write(
      values.json
        ? `${JSON.stringify(result)}\n`
        : `${extensions} extensions and ${result.objects} objects rendered in ${result.render_ms_p95} ms ` +
            `(p95); a change of one extension sends at most ${result.documents_pushed_per_change} documents.\n`,
    );
  } finally {
    await stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
