import { numberCondition, numberOf, rowCondition, testsOf } from '@/lib/calls/filters';
import type { CallReach, Condition, FacetSet } from '@/lib/calls/filters';
import { rangeCondition, type CallPlace } from '@/lib/calls/stretches';
import { CALL_FIELDS, type CallFields, type Names } from '@/lib/exports/call-table';
import type { ExportOrder } from '@/lib/exports/job';
import type { Database } from './database';

/** What an export reads. Nothing here is bounded by time: it runs beside everything else. */
export interface ExportCallsStore {
  /** Names of what the ids of a call name. */
  namesOf(tenantId: string): Promise<Names>;
  /** When the first call began that there is; undefined without calls. */
  firstAt(tenantId: string): Promise<Date | undefined>;
  /** The next `limit` calls, newest first: the calls that the call log shows with this filter. */
  page(call: CallsOf, after: CallPlace | undefined, limit: number): Promise<CallFields[]>;
}

export interface CallsOf {
  tenantId: string;
  order: ExportOrder;
}

const FIELDS = CALL_FIELDS.map((name) => `c.${name}`).join(', ');

const NAMES = `
  SELECT id, CONCAT(number, ' ', name) AS name FROM extension WHERE tenant_id = ?
  UNION ALL SELECT id, e164 FROM number WHERE tenant_id = ?
  UNION ALL SELECT id, name FROM pbx_object
    WHERE tenant_id = ? AND kind IN ('ring_group', 'queue', 'agent', 'menu')`;

/** Facets that say little: reading all calls is then no slower. */
const COMMON = /^(res:|mis$|rec$)/;

/** The set that leads to the calls, if one does; the others are asked of each row. */
function driverOf(sets: readonly FacetSet[]): FacetSet | undefined {
  return sets.find(({ facets: [only = '', ...more] }) => more.length === 0 && !COMMON.test(only));
}

interface Source extends Condition {
  /** Of the keys that the rows are ordered by. */
  keys: string;
}

function sourceOf(tenantId: string, driver: FacetSet | undefined): Source {
  if (!driver) {
    const sql = 'pbx_call AS c FORCE INDEX (PRIMARY) WHERE c.tenant_id = ?';
    return { keys: 'c', sql, values: [tenantId] };
  }
  return {
    keys: 'f',
    sql: `call_facet AS f FORCE INDEX (PRIMARY) STRAIGHT_JOIN pbx_call AS c
      ON c.tenant_id = f.tenant_id AND c.started_at = f.started_at AND c.id = f.id
      WHERE f.tenant_id = ? AND f.facet = ?`,
    values: [tenantId, driver.facets[0]],
  };
}

const moment = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text);

/** Pure. */
export function callsQuery({ tenantId, order }: CallsOf, before: CallPlace | undefined): Condition {
  const { query, only } = order;
  const reach: CallReach = {
    tenantId,
    onlyExtensionId: only.extensionId,
    onlyGroupIds: only.groupIds,
  };
  const { sets, conditions } = testsOf(reach, query);
  const number = numberOf(query);
  const driver = driverOf(sets);
  const rest = sets.filter((set) => set !== driver).map(rowCondition);
  const asked = [...conditions, ...rest, ...(number ? [numberCondition(number)] : [])];
  const source = sourceOf(tenantId, driver);
  const times = { from: moment(query.from), to: moment(query.to) };
  const range = rangeCondition({ tenantId, ...times, before }, source.keys);
  return {
    sql: `SELECT ${FIELDS} FROM ${source.sql}${range.sql}
      ${asked.map(({ sql }) => ` AND ${sql}`).join('')}
      ORDER BY ${source.keys}.started_at DESC, ${source.keys}.id DESC LIMIT ?`,
    values: [...source.values, ...range.values, ...asked.flatMap(({ values }) => values)],
  };
}

export function createExportCallsStore(database: Database): ExportCallsStore {
  return {
    namesOf: async (tenantId) => {
      const rows = await database.arrays<[string, string]>(NAMES, [tenantId, tenantId, tenantId]);
      return new Map(rows);
    },
    firstAt: async (tenantId) => {
      const [row] = await database.query<{ startedAt: Date }[]>(
        `SELECT started_at AS startedAt FROM pbx_call WHERE tenant_id = ?
         ORDER BY started_at, id LIMIT 1`,
        [tenantId],
      );
      return row?.startedAt;
    },
    page: (calls, after, limit) => {
      const { sql, values } = callsQuery(calls, after);
      return database.arrays<CallFields>(sql, [...values, limit]);
    },
  };
}
