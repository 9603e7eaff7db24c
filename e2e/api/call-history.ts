import type { CallFilter } from '@/lib/calls/filters';
import { openDatabase } from '@/telephony/store/database';
import type { CallRow } from '@/telephony/records/normalise';
import { writeCalls, writeFacets } from '@/telephony/store/record-store-calls';
import { NumberBook } from '@/telephony/store/record-store-rollups';
import { makeCall } from '../../scripts/bench/history-calls';
import { Random } from '../../scripts/bench/history-random';
import { makeTenants, type HistoryTenant } from '../../scripts/bench/history-world';

const DAY_MS = 86_400_000;

export interface History {
  tenant: HistoryTenant;
  /** Newest first, as the log shows them. */
  calls: CallRow[];
}

export function newestFirst(one: CallRow, other: CallRow): number {
  if (one.startedAt !== other.startedAt) return other.startedAt - one.startedAt;
  return one.id < other.id ? 1 : -1;
}

/** Calls of the last hundred days, many of them begun in the same moment. */
export function makeHistory(tenantId: string, count: number, seed: number): History {
  const random = new Random(seed);
  const [made] = makeTenants(random, count);
  if (!made) throw new Error('no tenant');
  const tenant = { ...made, id: tenantId };
  const now = Date.now() - 1000;
  const calls = Array.from({ length: count }, () => {
    const back = Math.floor(random.next() ** 2 * 100 * DAY_MS);
    return makeCall(random, tenant, Math.floor((now - back) / 60_000) * 60_000);
  });
  return { tenant, calls: calls.sort(newestFirst) };
}

/** As folding does. */
export async function storeHistory({ calls }: History): Promise<void> {
  const database = openDatabase({ url: process.env['DATABASE_URL'] ?? '', poolSize: 1 });
  await database.transaction(async (sql) => {
    await writeCalls(sql, calls);
    await writeFacets(sql, calls, []);
    await new NumberBook().write(sql, calls);
  });
  await database.close();
}

const digits = (text: string) => text.replace(/[\s()./-]/g, '');

function fitsNumber(number: string, typed: string, match: CallFilter['match']): boolean {
  if (match === 'end') return number.endsWith(typed);
  const wholes = /^\d+$/.test(typed) ? [typed, `+${typed}`] : [typed];
  if (match === 'start') return wholes.some((whole) => number.startsWith(whole));
  if (match === 'exact') return wholes.includes(number);
  return number.includes(typed);
}

/** What the contract says of each filter, asked of one call without any index. */
const FITS: {
  [Name in keyof CallFilter]-?: (
    call: CallRow,
    value: NonNullable<CallFilter[Name]>,
    all: CallFilter,
  ) => boolean;
} = {
  from: (call, from) => call.startedAt >= Date.parse(from),
  to: (call, to) => call.startedAt < Date.parse(to),
  direction: (call, direction) => call.direction === direction,
  result: (call, result) => call.result === result,
  missed: (call, missed) => call.missedByTeam === missed,
  extensionId: (call, id) =>
    [call.callerExtensionId, call.calledExtensionId, call.answeredExtensionId].includes(id),
  groupId: (call, id) => call.groupIds.includes(id),
  queueId: (call, id) => call.queueId === id,
  agentId: (call, id) => call.agentId === id,
  menuId: (call, id) => call.menuIds.includes(id),
  numberId: (call, id) => call.numberId === id,
  tagId: () => false,
  number: (call, typed, { match }) =>
    [call.callerNumber, call.calledNumber].some((number) =>
      fitsNumber(number, digits(typed), match),
    ),
  match: () => true,
  minTalkSeconds: (call, seconds) => call.talkMs >= seconds * 1000,
  maxTalkSeconds: (call, seconds) => call.talkMs <= seconds * 1000,
  minWaitSeconds: (call, seconds) => call.waitMs >= seconds * 1000,
  maxWaitSeconds: (call, seconds) => call.waitMs <= seconds * 1000,
  recorded: (call, recorded) => call.recorded === recorded,
  rating: (call, rating) => call.rating === rating,
  voicemail: (call, voicemail) => call.voicemail === voicemail,
};

export function fits(call: CallRow, filter: CallFilter): boolean {
  const tests: Readonly<Record<string, (call: CallRow, value: never, all: CallFilter) => boolean>> =
    FITS;
  return Object.entries(filter).every(
    ([name, value]) => value === undefined || tests[name]?.(call, value as never, filter),
  );
}
