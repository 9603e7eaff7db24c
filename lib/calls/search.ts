import {
  beginnings,
  likeText,
  numberCondition,
  numberOf,
  ofNumbers,
  rowCondition,
  testsOf,
  type CallFilter,
  type CallReach,
  type CallTests,
  type Condition,
  type FacetSet,
  type SearchedNumber,
} from './filters';
import type { CallRow } from './rules';
import { mergedStretches, nthKey, rangeCondition, type CallPlace, type Range } from './stretches';

export type { CallPlace };

/** What both the pool of the web app and the worker's database can do. */
export interface Reader {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

export interface FoundCalls {
  rows: CallRow[];
  /** Null: these were the last ones. */
  next: CallPlace | null;
  /** The page is not full because enough was looked at: all calls that began later are looked at. */
  searchedTo: Date | null;
}

export const CALL_COLUMNS = `c.id, c.direction, c.result, c.started_at AS startedAt,
  c.answered_at AS answeredAt, c.ended_at AS endedAt, c.wait_ms AS waitMs, c.talk_ms AS talkMs,
  c.caller_number AS callerNumber, c.caller_name AS callerName,
  c.caller_extension_id AS callerExtensionId, c.called_number AS calledNumber,
  c.called_extension_id AS calledExtensionId, c.answered_extension_id AS answeredExtensionId,
  c.number_id AS numberId, c.hung_up_by AS hungUpBy, c.sip_code AS sipCode, c.source, c.missed,
  c.queue_id AS queueId, c.queue_outcome AS queueOutcome, c.queue_wait_ms AS queueWaitMs,
  c.agent_id AS agentId, c.menu_keys AS menuKeys, c.transfer_reason AS transferReason, c.rating,
  c.recorded, c.voicemail, c.service`;

const STEPS = [500, 5000, 10_000];
/** No further step is begun after this. */
const BUDGET_MS = 30;
/** When more numbers fit, so do many calls, and asking each row finds them sooner. */
const NUMBERS_MAX = 100;
/** Shorter ends of numbers are not in call_number. */
const SUFFIX_MIN = 3;

/** Read side by side, each facet gets its share. */
function shareOf(driver: FacetSet | undefined, count: number, least: number): number {
  return Math.max(least, Math.floor(count / (driver?.facets.length ?? 1)));
}

async function keyAt(
  reader: Reader,
  driver: FacetSet | undefined,
  range: Range,
  count: number,
): Promise<CallPlace | null> {
  const { sql, values } = nthKey(driver, range, count);
  const [place] = await reader.query<CallPlace[]>(sql, values);
  return place ?? null;
}

interface Driver {
  set: FacetSet | undefined;
  /** Known from choosing: the key that ends the first step, null: there is none that far. */
  end?: CallPlace | null;
}

/** The rarest, counted where the page begins: the fewest candidates for the same stretch of time. */
async function chooseDriver(
  reader: Reader,
  { sets }: CallTests,
  range: Range,
  { least, first }: { least: number; first: number },
): Promise<Driver> {
  if (sets.length < 2) return { set: sets[0] };
  const begin = (range.before?.startedAt ?? range.to ?? new Date()).getTime();
  const probes = await Promise.all(
    sets.map(async (set) => {
      const count = shareOf(set, first, least);
      const end = await keyAt(reader, set, range, count);
      const span = end ? Math.max(1, begin - end.startedAt.getTime()) : Number.POSITIVE_INFINITY;
      return { set, end, perMs: count / span };
    }),
  );
  const [rarest] = probes.sort((one, other) => one.perMs - other.perMs);
  return { set: rarest?.set, end: rarest?.end ?? null };
}

/** What is left to ask each candidate's row. */
function residueOf({ sets, conditions }: CallTests, driver: FacetSet | undefined): Condition[] {
  return [...conditions, ...sets.filter((set) => set !== driver).map(rowCondition)];
}

/** The source of rows: the clustered key, one stretch of facets, or several merged. */
function sourceOf(driver: FacetSet | undefined, range: Range, count: number): Condition {
  if (!driver) {
    const { sql, values } = rangeCondition(range, 'c');
    const from = 'pbx_call AS c FORCE INDEX (PRIMARY) WHERE c.tenant_id = ?';
    return { sql: `${from}${sql}`, values: [range.tenantId, ...values] };
  }
  const [only = '', ...others] = driver.facets;
  if (others.length === 0) {
    const { sql, values } = rangeCondition(range, 'f');
    return {
      sql: `call_facet AS f FORCE INDEX (PRIMARY) STRAIGHT_JOIN pbx_call AS c
        ON c.tenant_id = f.tenant_id AND c.started_at = f.started_at AND c.id = f.id
        WHERE f.tenant_id = ? AND f.facet = ?${sql}`,
      values: [range.tenantId, only, ...values],
    };
  }
  const { sql, values } = mergedStretches(driver, range, count);
  return {
    sql: `(${sql} LIMIT ${count}) AS k STRAIGHT_JOIN pbx_call AS c
      ON c.tenant_id = ? AND c.started_at = k.startedAt AND c.id = k.id WHERE TRUE`,
    values: [...values, range.tenantId],
  };
}

function orderOf(driver: FacetSet | undefined): string {
  if (!driver) return 'ORDER BY c.started_at DESC, c.id DESC';
  return driver.facets.length === 1
    ? 'ORDER BY f.started_at DESC, f.id DESC'
    : 'ORDER BY k.startedAt DESC, k.id DESC';
}

/** The first `most` of the `count` candidates of the range that pass. */
async function passing(
  reader: Reader,
  driver: FacetSet | undefined,
  range: Range,
  residue: readonly Condition[],
  { count, most }: { count: number; most: number },
): Promise<CallRow[]> {
  const source = sourceOf(driver, range, count);
  const asked = residue.map(({ sql }) => ` AND ${sql}`).join('');
  return reader.query<CallRow[]>(
    `SELECT ${CALL_COLUMNS} FROM ${source.sql}${asked} ${orderOf(driver)} LIMIT ?`,
    [...source.values, ...residue.flatMap(({ values }) => values), most],
  );
}

/** Undefined: so many numbers fit, or so short an end was typed, that each row has to be asked. */
async function fittingNumbers(
  reader: Reader,
  tenantId: string,
  { typed, match }: SearchedNumber,
): Promise<string[] | undefined> {
  if (match === 'exact') return beginnings(typed);
  if (match !== 'start' && typed.length < SUFFIX_MIN) return undefined;
  const like = (text: string) => `${likeText(text)}%`;
  const [condition, ...values] = {
    part: ['suffix LIKE ?', like(typed)] as const,
    end: ['suffix = ?', typed] as const,
    start: [
      `position = 0 AND (${beginnings(typed)
        .map(() => 'suffix LIKE ?')
        .join(' OR ')})`,
      ...beginnings(typed).map(like),
    ] as const,
  }[match];
  const rows = await reader.query<{ number: string }[]>(
    `SELECT DISTINCT number FROM call_number WHERE tenant_id = ? AND ${condition} LIMIT ?`,
    [tenantId, ...values, NUMBERS_MAX + 1],
  );
  return rows.length > NUMBERS_MAX ? undefined : rows.map(({ number }) => number);
}

async function allTests(reader: Reader, reach: CallReach, filter: CallFilter): Promise<CallTests> {
  const tests = testsOf(reach, filter);
  const number = numberOf(filter);
  if (!number) return tests;
  const numbers = await fittingNumbers(reader, reach.tenantId, number);
  if (numbers) return { ...tests, sets: [...tests.sets, ofNumbers(numbers)] };
  return { ...tests, conditions: [...tests.conditions, numberCondition(number)] };
}

export interface PageWish {
  before?: CallPlace | undefined;
  limit: number;
  /** How many candidates are looked at, a step after the other, before a page ends short. */
  steps?: readonly number[];
}

function pageOf(rows: CallRow[], limit: number): FoundCalls {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: (rows.length > limit && last) || null, searchedTo: null };
}

/**
 * One page, newest first, of the calls that are older than `before`. Costs the same at the first and
 * at the hundred millionth call: it reads stretches of keys and looks at a bounded number of rows.
 */
export async function searchCalls(
  reader: Reader,
  reach: CallReach,
  filter: CallFilter,
  { before, limit, steps = STEPS }: PageWish,
): Promise<FoundCalls> {
  const tests = await allTests(reader, reach, filter);
  if (tests.sets.some(({ facets }) => facets.length === 0)) return pageOf([], limit);
  const [from, to] = [filter.from, filter.to].map((at) => (at ? new Date(at) : undefined));
  const range: Range = { tenantId: reach.tenantId, from, to, before };
  const most = limit + 1;
  const driver = await chooseDriver(reader, tests, range, {
    least: most,
    first: steps[0] ?? most,
  });
  const residue = residueOf(tests, driver.set);
  if (residue.length === 0) {
    return pageOf(await passing(reader, driver.set, range, residue, { count: most, most }), limit);
  }
  return stepwise(reader, driver, range, residue, { limit, steps });
}

async function stepwise(
  reader: Reader,
  { set, end: known }: Driver,
  range: Range,
  residue: readonly Condition[],
  { limit, steps }: Required<Omit<PageWish, 'before'>>,
): Promise<FoundCalls> {
  const until = Date.now() + BUDGET_MS;
  const rows: CallRow[] = [];
  let { before } = range;
  for (const [index, step] of steps.entries()) {
    const count = shareOf(set, step, limit + 1);
    const rest = { ...range, before };
    const isKnown = index === 0 && known !== undefined;
    const end = isKnown ? known : await keyAt(reader, set, rest, count);
    const most = limit + 1 - rows.length;
    const part = { ...rest, ...(end && { down: end }) };
    rows.push(...(await passing(reader, set, part, residue, { count, most })));
    if (rows.length > limit || !end) return pageOf(rows, limit);
    before = end;
    if (Date.now() > until) break;
  }
  const searchedTo = rows.length < limit ? (before?.startedAt ?? null) : null;
  return { rows, next: before ?? null, searchedTo };
}
