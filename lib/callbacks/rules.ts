import { parseE164 } from '@/lib/shared/e164';

/** One call with the number, as far as it matters here. Times are milliseconds since the epoch. */
export interface NumberCall {
  id: string;
  direction: string;
  startedAt: number;
  /** When a person was reached; null: nobody was. */
  answeredAt: number | null;
  endedAt: number;
  /** By the team: see lib/calls/result.ts. */
  missed: boolean;
  callerName: string | null;
  numberId: string | null;
  groupId: string | null;
  queueId: string | null;
}

/** What the calls say about a caller nobody answered. */
export interface Tries {
  tries: number;
  firstTryAt: number;
  lastTryAt: number;
  lastCallId: string;
  name: string | null;
  numberId: string | null;
  groupId: string | null;
  queueId: string | null;
}

export type DoneReason = 'called_back' | 'got_through' | 'by_hand';

/** How a row came to its end. */
export interface Closing {
  doneAt: number;
  doneReason: DoneReason;
  closingCallId: string | null;
}

/** A row that stands; of one number at most one has no `closing`. */
export interface StoredRow extends Tries {
  id: string;
  closing: Closing | null;
  /** Somebody opened it again: what had closed the tries since then until then counts no more. */
  reopened: { since: number; at: number } | null;
}

export type RowChange =
  | { do: 'remove'; id: string }
  | { do: 'update'; id: string; tries: Tries; closing: Closing | null }
  | { do: 'insert'; tries: Tries; closing: Closing | null };

/** As many calls with a number are looked at, the newest; so many tries are told apart. */
export const CALLS_LOOKED_AT = 50;

const DIALLED = /^\+?[0-9]{3,20}$/;

/** What can be dialled to reach the caller, as it is compared; undefined: nothing can be. */
export function numberToCall(given: string): string | undefined {
  const number = parseE164(given) ?? given.trim();
  return DIALLED.test(number) ? number : undefined;
}

interface Outside {
  direction: string;
  callerNumber: string;
  calledNumber: string;
  service: boolean;
}

/** The other side of a call, when it is outside and has a number. */
export function outsideNumber(call: Outside): string | undefined {
  if (call.service) return undefined;
  if (call.direction === 'inbound') return numberToCall(call.callerNumber);
  return call.direction === 'outbound' ? numberToCall(call.calledNumber) : undefined;
}

interface Mark {
  since: number;
  at: number;
}

interface Group {
  closing: Closing | null;
  misses: NumberCall[];
}

const byStart = (a: NumberCall, b: NumberCall) =>
  a.startedAt - b.startedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function triesOf(misses: readonly NumberCall[]): Tries {
  const [first, last] = [misses[0], misses.at(-1)];
  if (!first || !last) throw new Error('a row has at least one try');
  const { id: lastCallId, startedAt: lastTryAt, numberId, groupId, queueId } = last;
  const name = misses.findLast(({ callerName }) => callerName !== null)?.callerName ?? null;
  const where = { numberId, groupId, queueId };
  return {
    tries: misses.length,
    firstTryAt: first.startedAt,
    lastTryAt,
    lastCallId,
    name,
    ...where,
  };
}

/** Whoever was reached, by whom, in time order. */
function reachesOf(calls: readonly NumberCall[]): Closing[] {
  return calls
    .flatMap(({ id, direction, answeredAt }): (Closing & { closingCallId: string })[] => {
      if (answeredAt === null) return [];
      const doneReason = direction === 'outbound' ? 'called_back' : 'got_through';
      return [{ doneAt: answeredAt, doneReason, closingCallId: id }];
    })
    .sort((a, b) => a.doneAt - b.doneAt || (a.closingCallId < b.closingCallId ? -1 : 1));
}

const BY_HAND = 'by_hand';

/** What ended the waiting of a caller after this try: a conversation, a person's word, or nothing yet. */
function closingOf(
  miss: NumberCall,
  reaches: readonly Closing[],
  hands: readonly Mark[],
  reopened: readonly Mark[],
): Closing | typeof BY_HAND | null {
  const { startedAt, endedAt } = miss;
  if (hands.some(({ since, at }) => since <= startedAt && endedAt <= at)) return BY_HAND;
  const undone = reopened.filter(({ since, at }) => since <= startedAt && startedAt <= at);
  const floor = Math.max(-Infinity, ...undone.map(({ at }) => at));
  const reach = reaches.find(({ doneAt }) => doneAt >= startedAt && doneAt > floor);
  // Whoever pressed "done" could not know of a call that still rang.
  const hand = Math.min(
    ...hands.filter(({ at }) => at >= endedAt && at > floor).map(({ at }) => at),
  );
  if (reach && reach.doneAt <= hand) return reach;
  return hand === Infinity ? null : BY_HAND;
}

/** Tries that one conversation ended belong together, and so do those that nothing ended. */
function groupsOf(calls: readonly NumberCall[], rows: readonly StoredRow[]): Group[] {
  const hands = rows.flatMap(({ closing, firstTryAt }) =>
    closing?.doneReason === BY_HAND ? [{ since: firstTryAt, at: closing.doneAt }] : [],
  );
  const reopened = rows.flatMap((row) => (row.reopened ? [row.reopened] : []));
  const reaches = reachesOf(calls);
  const groups = new Map<string | null, Group>();
  for (const miss of calls.filter(({ missed }) => missed)) {
    const closing = closingOf(miss, reaches, hands, reopened);
    if (closing === BY_HAND) continue;
    const key = closing?.closingCallId ?? null;
    const group = groups.get(key) ?? { closing, misses: [] };
    group.misses.push(miss);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) => (a.closing?.doneAt ?? Infinity) - (b.closing?.doneAt ?? Infinity),
  );
}

function isSame(row: StoredRow, tries: Tries, closing: Closing | null): boolean {
  const keys = Object.keys(tries) as (keyof Tries)[];
  return (
    keys.every((key) => row[key] === tries[key]) &&
    row.closing?.closingCallId === closing?.closingCallId &&
    row.closing?.doneAt === closing?.doneAt &&
    row.closing?.doneReason === closing?.doneReason
  );
}

const touches = (row: Tries, misses: readonly NumberCall[]) =>
  misses.some(({ startedAt }) => startedAt >= row.firstTryAt && startedAt <= row.lastTryAt);

/**
 * The row that says the same as the group: closed by the same call; else the open one; else one that
 * was closed by a call that now turns out to have reached nobody.
 */
function rowFor(group: Group, free: readonly StoredRow[], ended: ReadonlySet<string>) {
  const { closing, misses } = group;
  const callId = closing?.closingCallId;
  const same = callId ? free.find((row) => row.closing?.closingCallId === callId) : undefined;
  const open = free.find((row) => row.closing === null);
  if (same) return same;
  if (open && (closing === null || touches(open, misses))) return open;
  if (closing !== null) return undefined;
  const isUndone = (row: StoredRow) => !ended.has(row.closing?.closingCallId ?? '');
  return free.find((row) => isUndone(row) && touches(row, misses));
}

/** More calls than are looked at: the first tries of the first group may be out of sight. */
function widened(row: StoredRow | undefined, tries: Tries, isCut: boolean): Tries {
  if (!row || !isCut) return tries;
  const firstTryAt = Math.min(row.firstTryAt, tries.firstTryAt);
  return { ...tries, firstTryAt, tries: Math.max(row.tries, tries.tries) };
}

/**
 * What must change so that the rows of one number say what its calls say. Pure: the same calls and
 * the same words of people give the same rows, in whatever order the calls became known. `calls`
 * are the newest CALLS_LOOKED_AT, in any order; `rows` those that are open or not older than they.
 * What people closed by hand stays as they saw it.
 */
export function changesOfRows(
  calls: readonly NumberCall[],
  rows: readonly StoredRow[],
): RowChange[] {
  const sorted = [...calls].sort(byStart);
  const isFull = calls.length >= CALLS_LOOKED_AT;
  const seenSince = isFull ? (sorted[0]?.startedAt ?? -Infinity) : -Infinity;
  const groups = groupsOf(sorted, rows);
  const ended = new Set(groups.flatMap(({ closing }) => closing?.closingCallId ?? []));
  let free = rows.filter(({ closing }) => closing?.doneReason !== BY_HAND);
  const changes: RowChange[] = [];
  // The last group first: the open row is the latest one, and goes with it when it closes.
  for (const [index, group] of [...groups.entries()].reverse()) {
    const row = rowFor(group, free, ended);
    const isCut = isFull && index === 0;
    free = free.filter((one) => one !== row);
    // A row of the past that is seen only in part says more than its calls do.
    if (isCut && group.closing && row?.closing !== null) continue;
    const tries = widened(row, triesOf(group.misses), isCut);
    if (!row) changes.push({ do: 'insert', tries, closing: group.closing });
    else if (!isSame(row, tries, group.closing))
      changes.push({ do: 'update', id: row.id, tries, closing: group.closing });
  }
  const isOld = (row: StoredRow) => (row.closing ? row.firstTryAt : row.lastTryAt) < seenSince;
  const wrong = free.filter((row) => !isOld(row));
  return [...wrong.map(({ id }): RowChange => ({ do: 'remove', id })), ...changes.reverse()];
}
