import { grouped } from '@/lib/shared/grouped';
import type { CallLeg } from '../records/call-leg';
import { namedIds } from '../records/call-story';
import type { People } from '../records/call-view';
import type { CallRow } from '../records/normalise';
import { refreshCallbacks } from './callback-store';
import type { Sql } from './database';
import { readFacts, unpackRecord } from './leg-codec';
import { moveCalls, readCalls, textOf, writeCalls, writeFacets } from './record-store-calls';
import {
  claimCalls,
  dropLegs,
  lockLegs,
  markFolded,
  markWaiting,
  readRaw,
  type LockedLeg,
  type RawLeg,
} from './record-store-legs';
import { countCalls, lockZones, openZones, type NumberBook } from './record-store-rollups';

/** The pure part of making rows. */
export interface Folder {
  /** Nothing when it cannot be read. */
  read(leg: RawLeg): CallLeg[];
  /** Undefined when no row can be made of them. */
  normalise(legs: readonly CallLeg[], people: People): CallRow | undefined;
}

export interface Folded {
  folded: number;
  /** Legs that no longer wait. */
  legs: number;
  unreadable: number;
  /** Calls of a tenant that was removed. */
  dropped: number;
  /** Calls that were claimed: 0 when none waits. */
  claimed: number;
  /** Tenants whose figures somebody else holds: their calls wait. */
  busy: string[];
}

interface StoredCallLegs {
  tenantId: string;
  stored: LockedLeg[];
  /** The call may still go on: its caller's leg is not there, and was not waited for long enough. */
  waits: boolean;
  row: CallRow | undefined;
}

async function factsOf(sql: Sql, leg: LockedLeg, folder: Folder): Promise<CallLeg[]> {
  const facts = readFacts(leg.facts);
  if (facts) return facts;
  return folder.read({ ...leg, raw: unpackRecord(await readRaw(sql, leg)) });
}

async function peopleOf(sql: Sql, tenantIds: readonly string[], ids: readonly string[]) {
  const people = new Map<string, Map<string, { number: string; name: string }>>();
  if (ids.length === 0) return people;
  const rows = await sql.query<{ tenantId: string; id: string; number: string; name: string }[]>(
    `SELECT tenant_id AS tenantId, id, number, name FROM extension
     WHERE tenant_id IN (?) AND id IN (?)
     UNION ALL SELECT tenant_id, id, COALESCE(number, ''), name FROM pbx_object
     WHERE tenant_id IN (?) AND id IN (?)`,
    [tenantIds, ids, tenantIds, ids],
  );
  for (const { tenantId, id, number, name } of rows) {
    const own = people.get(tenantId) ?? new Map();
    people.set(tenantId, own.set(id, { number, name }));
  }
  return people;
}

function isWaiting(stored: readonly LockedLeg[], facts: readonly CallLeg[]): boolean {
  const isTold = stored.some((leg) => leg.callStartedAt !== null || Number(leg.isDue) === 1);
  return !isTold && facts.length > 0 && facts.every(({ role }) => role === 'callee');
}

async function rowsOf(
  sql: Sql,
  legs: readonly LockedLeg[],
  folder: Folder,
): Promise<StoredCallLegs[]> {
  const calls = [...grouped(legs, ({ tenantId, callId }) => `${tenantId}|${callId}`).values()];
  const read = new Map<LockedLeg, CallLeg[]>();
  for (const leg of legs) read.set(leg, await factsOf(sql, leg, folder));
  const ids = [...new Set([...read.values()].flatMap(namedIds))];
  const tenantIds = [...new Set(legs.map(({ tenantId }) => tenantId))];
  const people = await peopleOf(sql, tenantIds, ids);
  return calls.map((stored) => {
    const { tenantId } = stored[0]!;
    const facts = stored.flatMap((leg) => read.get(leg) ?? []);
    const known = people.get(tenantId) ?? new Map();
    const waits = isWaiting(stored, facts);
    const row = facts.length > 0 && !waits ? folder.normalise(facts, known) : undefined;
    return { tenantId, stored, waits, row };
  });
}

/** What stood in the rows' place, wherever their legs say that it did. */
async function before(sql: Sql, calls: readonly (StoredCallLegs & { row: CallRow })[]) {
  const keys = new Map(
    calls.flatMap(({ stored, row: { tenantId, id } }) =>
      stored.flatMap(({ callStartedAt }) => {
        if (!callStartedAt) return [];
        const key = { tenantId, startedAt: callStartedAt.getTime(), id };
        return [[textOf(key), key] as const];
      }),
    ),
  );
  return readCalls(sql, [...keys.values()]);
}

async function write(
  sql: Sql,
  calls: readonly (StoredCallLegs & { row: CallRow })[],
  zones: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = calls.map(({ row }) => row);
  const old = await before(sql, calls);
  const byId = new Map(rows.map((row) => [`${row.tenantId}|${row.id}`, row]));
  const moves = old.flatMap((from) => {
    const to = byId.get(`${from.tenantId}|${from.id}`);
    return to && to.startedAt !== from.startedAt ? [{ from, to }] : [];
  });
  await moveCalls(sql, moves);
  await writeCalls(sql, rows);
  await writeFacets(sql, rows, old);
  const counted = old.filter((call) => call.counted);
  await countCalls(sql, rows, counted, zones);
  for (const [tenantId, own] of grouped(rows, (row) => row.tenantId)) {
    await refreshCallbacks(sql, tenantId, own);
  }
}

async function zonesOf(sql: Sql, tenantIds: readonly string[]) {
  const locked = await lockZones(sql, tenantIds);
  const missing = tenantIds.filter((id) => !locked.has(id));
  if (missing.length === 0) return { zones: locked, gone: [], busy: [] };
  const rows = await sql.query<{ id: string; hasZone: bigint | number }[]>(
    `SELECT t.id, s.tenant_id IS NOT NULL AS hasZone FROM tenant AS t
     LEFT JOIN rollup_state AS s ON s.tenant_id = t.id WHERE t.id IN (?)`,
    [missing],
  );
  const there = new Set(rows.map(({ id }) => id));
  const fresh = rows.filter(({ hasZone }) => Number(hasZone) === 0).map(({ id }) => id);
  await openZones(sql, fresh);
  for (const [id, zone] of await lockZones(sql, fresh)) locked.set(id, zone);
  return {
    zones: locked,
    gone: missing.filter((id) => !there.has(id)),
    busy: [...there].filter((id) => !locked.has(id)),
  };
}

const hasRow = (call: StoredCallLegs): call is StoredCallLegs & { row: CallRow } =>
  call.row !== undefined;

/** One transaction: all legs of some waiting calls are locked, read, and their rows made anew. */
export async function foldSome(
  sql: Sql,
  folder: Folder,
  numbers: NumberBook,
  options: { most: number; without: readonly string[] },
): Promise<Folded & { numbers: string[] }> {
  const none = { folded: 0, legs: 0, unreadable: 0, dropped: 0, claimed: 0, busy: [], numbers: [] };
  const callIds = await claimCalls(sql, options.most, options.without);
  if (callIds.length === 0) return none;
  const legs = await lockLegs(sql, callIds);
  const tenantIds = [...new Set(legs.map(({ tenantId }) => tenantId))].sort();
  const { zones, gone, busy } = await zonesOf(sql, tenantIds);
  const dropped = legs.filter(({ tenantId }) => gone.includes(tenantId));
  await dropLegs(sql, dropped);
  const own = legs.filter(({ tenantId }) => zones.has(tenantId));
  const calls = await rowsOf(sql, own, folder);
  const made = calls.filter(hasRow);
  await write(sql, made, zones);
  const fresh = await numbers.write(
    sql,
    made.map(({ row }) => row),
  );
  const over = calls.filter(({ waits }) => !waits);
  await markWaiting(
    sql,
    calls.filter(({ waits }) => waits).flatMap(({ stored }) => stored),
  );
  await markFolded(
    sql,
    over.flatMap(({ stored, row }) => {
      const startedAt = row ? new Date(row.startedAt) : undefined;
      return stored.map((leg) => ({ ...leg, rowStartedAt: startedAt ?? leg.callStartedAt }));
    }),
  );
  return {
    ...{ legs: own.length + dropped.length },
    ...{ folded: made.length, unreadable: over.length - made.length, claimed: callIds.length },
    ...{ dropped: new Set(dropped.map(({ callId }) => callId)).size, busy, numbers: fresh },
  };
}
