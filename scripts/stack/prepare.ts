import { join } from 'node:path';
import { connectAsRoot, ensureAccounts } from '../database/accounts';
import { loadKamailioSchema } from '../database/kamailio-schema';
import { migrate } from '../migrate';
import { portUses } from '../plan/ports';
import { listPidFiles, stopRecorded } from '../processes/pid-file';
import { findTakenPorts } from '../system/free-ports';
import { PART_NAMES, SUPERVISOR, type Directories } from './directories';
import type { Stack } from './stack';

/** Ends what a supervisor that was killed left behind, in the order in which it would have. */
export async function stopLeftovers({ run }: Pick<Directories, 'run'>): Promise<number> {
  const known: string[] = PART_NAMES.toReversed();
  const names = [...known, ...listPidFiles(run).filter((name) => !known.includes(name))];
  let stopped = 0;
  for (const name of names) {
    if (name !== SUPERVISOR && (await stopRecorded(run, name))) stopped += 1;
  }
  return stopped;
}

/** Throws in words that name each taken port and, where the system tells, its holder. */
export async function requireFreePorts({ plan, host }: Stack): Promise<void> {
  const taken = await findTakenPorts(host, portUses(plan));
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ port, transport, part, holder }) =>
      `  ${port}/${transport} (for ${part}) is held by ${holder ?? 'another program'}`,
  );
  throw new Error(
    `Ports are taken:\n${lines.join('\n')}\nEnd that program, or choose others: ./livery up --port-base ${plan.base + 5000 > 60_000 ? 7400 : plan.base + 5000}`,
  );
}

/** Accounts, databases and tables. Returns what was applied. */
export async function prepareDatabases(stack: Stack): Promise<string[]> {
  const root = await connectAsRoot(join(stack.directories.data, 'mysql', 'mysql.sock'));
  try {
    await ensureAccounts(root, stack.secrets);
    await root.query('USE kamailio');
    const kamailio = await loadKamailioSchema(root);
    const livery = await migrate(stack.settings['MIGRATE_DATABASE_URL'] ?? '');
    return [...kamailio, ...livery];
  } finally {
    await root.end();
  }
}
