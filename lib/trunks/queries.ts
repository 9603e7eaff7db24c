import { z } from 'zod';
import { db, type Tx } from '@/lib/db/prisma';
import type { Trunk as TrunkRow, TrunkState as StateRow } from '@/lib/db/generated/client';
import type { PlatformScope, TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import { REGISTRATION_STATES, trunkState, type Trunk, type TrunkChoice } from './contract';
import { gateway, registration, TRUNK_CODECS, type Registration } from './fields';

const LIST = 'trunks';
const gateways = z.array(gateway);
const codecs = z.array(z.enum(TRUNK_CODECS)).catch([]);
const registrationState = z.enum(REGISTRATION_STATES).nullable().catch(null);
const gatewayStates = trunkState.shape.gateways.catch([]);

export function registrationOf({ registration: kept }: TrunkRow): Registration | null {
  return registration.nullable().catch(null).parse(kept);
}

function toState(row: StateRow | undefined): Trunk['state'] {
  if (!row) return null;
  return {
    registration: registrationState.parse(row.registration),
    reason: row.reason,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    calls: row.calls,
    gateways: gatewayStates.parse(row.gateways),
    since: (row.since ?? row.seenAt).toISOString(),
    seenAt: row.seenAt.toISOString(),
  };
}

function toTrunk(row: TrunkRow, state: StateRow | undefined): Trunk {
  const { id, name, enabled, maxCalls, position, countryCode, version } = row;
  return {
    ...{ id, name, enabled, maxCalls, position, countryCode, version },
    gateways: gateways.parse(row.gateways),
    registration: registrationOf(row),
    codecs: codecs.parse(row.codecs),
    // Of one that is switched off the entry node knows nothing more.
    state: enabled ? toState(state) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export async function describeTrunks(rows: readonly TrunkRow[], reader: Tx): Promise<Trunk[]> {
  const where = { trunkId: { in: rows.map(({ id }) => id) } };
  const states = await reader.trunkState.findMany({ where });
  return rows.map((row) =>
    toTrunk(
      row,
      states.find(({ trunkId }) => trunkId === row.id),
    ),
  );
}

export async function describeTrunk(row: TrunkRow, reader: Tx): Promise<Trunk> {
  const [described] = await describeTrunks([row], reader);
  if (!described) throw new Error('one row in, one row out');
  return described;
}

/** Sorted by name. */
export async function listTrunks(
  _scope: PlatformScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Trunk>> {
  const after = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const found = await db().trunk.findMany({
    where: after === undefined ? {} : { name: { gt: after } },
    orderBy: { name: 'asc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, limit, ({ name }) => [name]);
  return { items: await describeTrunks(rows, db()), nextCursor };
}

export async function requireTrunk(reader: Tx, id: string): Promise<TrunkRow> {
  const row = await reader.trunk.findUnique({ where: { id } });
  if (!row) throw notFound('trunk');
  return row;
}

export async function getTrunk(_scope: PlatformScope, id: string): Promise<Trunk> {
  return describeTrunk(await requireTrunk(db(), id), db());
}

/** Names only: everything else of a trunk is its operator's business. */
export async function listTrunkChoices(_scope: TenantScope): Promise<{ items: TrunkChoice[] }> {
  const items = await db().trunk.findMany({
    select: { id: true, name: true, enabled: true },
    orderBy: [{ position: 'asc' }, { setId: 'asc' }],
  });
  return { items };
}
