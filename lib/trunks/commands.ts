import type { PlatformScope } from '@/lib/access/scope';
import { changesOf } from '@/lib/audit/append';
import { Prisma, type Trunk as TrunkRow } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { duplicateOf } from '@/lib/db/errors';
import { fault } from '@/lib/http/fault';
import { changePlatform } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import { keptAccount, type KeptAccount } from './account';
import type { CreateTrunk, Trunk, UpdateTrunk } from './contract';
import { describeTrunk, registrationOf, requireTrunk } from './queries';

const AUDITED = [
  ...['name', 'enabled', 'gateways', 'registration', 'codecs', 'maxCalls', 'position'],
  'countryCode',
] as const;
const FIRST_SET = 10_000;

async function nextSetId(tx: Tx): Promise<number> {
  const { _max } = await tx.trunk.aggregate({ _max: { setId: true } });
  return Math.max(FIRST_SET, (_max.setId ?? 0) + 1);
}

async function orNameTaken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (duplicateOf(error) === undefined) throw error;
    throw fault('conflict', { public: 'Another trunk has this name.', field: 'name' });
  }
}

const NO_ACCOUNT: KeptAccount = { registration: null, ha1Sealed: null };

const accountOf = (row: TrunkRow): KeptAccount => ({
  registration: registrationOf(row),
  ha1Sealed: row.ha1Sealed,
});

const accountColumns = ({ registration, ha1Sealed }: KeptAccount) => ({
  registration: registration ?? Prisma.DbNull,
  ha1Sealed,
});

export async function createTrunk(
  scope: PlatformScope,
  { registration, ...body }: CreateTrunk,
): Promise<Trunk> {
  return changePlatform(scope, async ({ tx, record }) => {
    const account = accountColumns(keptAccount(registration, NO_ACCOUNT));
    const data = { id: newId('trunk'), setId: await nextSetId(tx), ...body, ...account };
    const row = await orNameTaken(() => tx.trunk.create({ data }));
    const changes = changesOf(AUDITED, null, row);
    await record({ kind: 'trunk', id: row.id, action: 'trunk.create', changes });
    return describeTrunk(row, tx);
  });
}

export async function updateTrunk(
  scope: PlatformScope,
  id: string,
  { registration, ...set }: UpdateTrunk,
  version: number,
): Promise<Trunk> {
  return changePlatform(scope, async ({ tx, record }) => {
    const before = await requireTrunk(tx, id);
    const account =
      registration === undefined
        ? undefined
        : accountColumns(keptAccount(registration, accountOf(before)));
    const data = { ...set, ...account, version: { increment: 1 } };
    const { count } = await orNameTaken(() =>
      tx.trunk.updateMany({ where: { id, version }, data }),
    );
    if (count === 0) throw missed('trunk', true);
    const after = await requireTrunk(tx, id);
    const changes = changesOf(AUDITED, before, after);
    await record({ kind: 'trunk', id, action: 'trunk.update', changes });
    return describeTrunk(after, tx);
  });
}

export async function removeTrunk(
  scope: PlatformScope,
  id: string,
  version: number,
): Promise<void> {
  await changePlatform(scope, async ({ tx, record }) => {
    const before = await requireTrunk(tx, id);
    const { count } = await tx.trunk.deleteMany({ where: { id, version } });
    if (count === 0) throw missed('trunk', true);
    await tx.trunkState.deleteMany({ where: { trunkId: id } });
    const changes = changesOf(AUDITED, before, null);
    await record({ kind: 'trunk', id, action: 'trunk.remove', changes });
  });
}
