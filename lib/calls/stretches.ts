import type { Condition, FacetSet } from './filters';

/** Where a page ends; of the calls that began at the same moment the greatest id is the newest. */
export interface CallPlace {
  startedAt: Date;
  id: string;
}

/** A part of one tenant's log, newest first. */
export interface Range {
  tenantId: string;
  from: Date | undefined;
  to: Date | undefined;
  /** Only what is older. */
  before: CallPlace | undefined;
  /** Only this and what is newer. */
  down?: CallPlace | undefined;
}

/** For keys that end in (started_at, id). */
export function rangeCondition({ from, to, before, down }: Range, of: string): Condition {
  const parts: [string, ...unknown[]][] = [];
  if (from) parts.push([`${of}.started_at >= ?`, from]);
  if (to) parts.push([`${of}.started_at < ?`, to]);
  if (before) {
    const { startedAt, id } = before;
    parts.push([`${of}.started_at <= ?`, startedAt]);
    parts.push([`(${of}.started_at < ? OR ${of}.id < ?)`, startedAt, id]);
  }
  if (down) {
    const { startedAt, id } = down;
    parts.push([`${of}.started_at >= ?`, startedAt]);
    parts.push([`(${of}.started_at > ? OR ${of}.id >= ?)`, startedAt, id]);
  }
  return {
    sql: parts.map(([sql]) => ` AND ${sql}`).join(''),
    values: parts.flatMap(([, ...values]) => values),
  };
}

/** Keys of the calls that have the facet: one stretch of call_facet. */
export function stretch(facet: string, range: Range): Condition {
  const { sql, values } = rangeCondition(range, 'f');
  return {
    sql: `SELECT f.started_at AS startedAt, f.id AS id FROM call_facet AS f FORCE INDEX (PRIMARY)
      WHERE f.tenant_id = ? AND f.facet = ?${sql} ORDER BY f.started_at DESC, f.id DESC`,
    values: [range.tenantId, facet, ...values],
  };
}

/** Keys of all calls. */
function wholeStretch(range: Range): Condition {
  const { sql, values } = rangeCondition(range, 'c');
  return {
    sql: `SELECT c.started_at AS startedAt, c.id AS id FROM pbx_call AS c FORCE INDEX (PRIMARY)
      WHERE c.tenant_id = ?${sql} ORDER BY c.started_at DESC, c.id DESC`,
    values: [range.tenantId, ...values],
  };
}

/** Keys of the calls that have any of several facets, each once: `count` of every stretch are read. */
export function mergedStretches({ facets }: FacetSet, range: Range, count: number): Condition {
  const stretches = facets.map((facet) => stretch(facet, range));
  return {
    sql: `${stretches.map(({ sql }) => `(${sql} LIMIT ${count})`).join(' UNION ')}
      ORDER BY startedAt DESC, id DESC`,
    values: stretches.flatMap(({ values }) => values),
  };
}

/** The `count`th key of the range; no row when there are fewer. Without a set: of all calls. */
export function nthKey(driver: FacetSet | undefined, range: Range, count: number): Condition {
  const [only = '', ...others] = driver?.facets ?? [];
  const one = driver ? stretch(only, range) : wholeStretch(range);
  const { sql, values } = driver && others.length > 0 ? mergedStretches(driver, range, count) : one;
  return { sql: `${sql} LIMIT ${count - 1}, 1`, values };
}
