import type { CallQuery } from './contract';
import { searchedNumber } from '@/lib/numbers/rules';

/** Whose calls may be seen: a `TenantScope` is one. */
export interface CallReach {
  tenantId: string;
  /** Of one extension only (null: of none). */
  onlyExtensionId?: string | null | undefined;
  /** Of these ring groups and queues only. */
  onlyGroupIds?: readonly string[] | undefined;
}

/** The filters without the paging. */
export type CallFilter = Partial<Omit<CallQuery, 'limit' | 'cursor'>>;

/** SQL about the row `c` of pbx_call. */
export interface Condition {
  sql: string;
  values: unknown[];
}

/** The call has one of these facets (see facets.ts). `row` says the same of the row, where it can. */
export interface FacetSet {
  facets: readonly string[];
  row?: Condition;
}

/** What a call must fulfil, all of it. */
export interface CallTests {
  sets: FacetSet[];
  conditions: Condition[];
}

const column = (sql: string, ...values: unknown[]): Condition => ({ sql, values });

function set(facet: string, sql?: string, ...values: unknown[]): FacetSet {
  return { facets: [facet], ...(sql !== undefined && { row: column(sql, ...values) }) };
}

export const ofExtension = (id: string): FacetSet =>
  set(
    `ext:${id}`,
    '(c.caller_extension_id = ? OR c.called_extension_id = ? OR c.answered_extension_id = ?)',
    ...[id, id, id],
  );

/** Calls that had anything to do with one of these numbers. */
export const ofNumbers = (numbers: readonly string[]): FacetSet => ({
  facets: numbers.map((number) => `tel:${number}`),
  row: column('(c.caller_number IN (?) OR c.called_number IN (?))', numbers, numbers),
});

/** Nobody may widen this: it comes from the scope. */
export function reachTests({ onlyExtensionId, onlyGroupIds }: CallReach): FacetSet[] {
  return [
    ...(onlyExtensionId === undefined ? [] : [ofExtension(onlyExtensionId ?? '')]),
    ...(onlyGroupIds === undefined
      ? []
      : [{ facets: onlyGroupIds.map((id) => `${id.startsWith('que_') ? 'que' : 'grp'}:${id}`) }]),
  ];
}

/** The same as one question about the row `c`; it costs a look-up per row. */
export function rowCondition({ facets, row }: FacetSet): Condition {
  if (row) return row;
  if (facets.length === 0) return column('FALSE');
  return column(
    `EXISTS (SELECT 1 FROM call_facet AS e WHERE e.tenant_id = c.tenant_id AND e.facet IN (?)
      AND e.started_at = c.started_at AND e.id = c.id)`,
    facets,
  );
}

export const reachConditions = (reach: CallReach): Condition[] =>
  reachTests(reach).map(rowCondition);

function facetSets(filter: CallFilter): FacetSet[] {
  const { extensionId, groupId, queueId, agentId, menuId, numberId, tagId } = filter;
  const { result, missed, recorded, rating } = filter;
  return [
    ...(extensionId ? [ofExtension(extensionId)] : []),
    ...(groupId ? [set(`grp:${groupId}`)] : []),
    ...(queueId ? [set(`que:${queueId}`, 'c.queue_id = ?', queueId)] : []),
    ...(agentId ? [set(`agt:${agentId}`, 'c.agent_id = ?', agentId)] : []),
    ...(menuId ? [set(`mnu:${menuId}`)] : []),
    ...(numberId ? [set(`num:${numberId}`, 'c.number_id = ?', numberId)] : []),
    ...(tagId ? [set(`tag:${tagId}`)] : []),
    ...(rating ? [set(`rat:${rating}`, 'c.rating = ?', rating)] : []),
    ...(missed === true ? [set('mis', 'c.missed')] : []),
    ...(recorded === true ? [set('rec', 'c.recorded')] : []),
    // Most calls are answered: for them there is no facet.
    ...(result && result !== 'answered' ? [set(`res:${result}`, 'c.result = ?', result)] : []),
  ];
}

const SECOND_MS = 1000;

function rowConditions(filter: CallFilter): Condition[] {
  const { direction, result, missed, recorded, voicemail } = filter;
  const { minTalkSeconds, maxTalkSeconds, minWaitSeconds, maxWaitSeconds } = filter;
  const least = (name: string, seconds: number | undefined) =>
    seconds === undefined ? [] : [column(`c.${name} >= ?`, seconds * SECOND_MS)];
  const most = (name: string, seconds: number | undefined) =>
    seconds === undefined ? [] : [column(`c.${name} <= ?`, seconds * SECOND_MS)];
  return [
    ...(direction ? [column('c.direction = ?', direction)] : []),
    ...(result === 'answered' ? [column('c.result = ?', result)] : []),
    ...(missed === false ? [column('NOT c.missed')] : []),
    ...(recorded === false ? [column('NOT c.recorded')] : []),
    ...(voicemail === undefined ? [] : [column(voicemail ? 'c.voicemail' : 'NOT c.voicemail')]),
    ...least('talk_ms', minTalkSeconds),
    ...most('talk_ms', maxTalkSeconds),
    ...least('wait_ms', minWaitSeconds),
    ...most('wait_ms', maxWaitSeconds),
  ];
}

/** All but the number, which has to be looked up first. */
export function testsOf(reach: CallReach, filter: CallFilter): CallTests {
  return { sets: [...reachTests(reach), ...facetSets(filter)], conditions: rowConditions(filter) };
}

export interface SearchedNumber {
  /** Without spaces, dashes and brackets. */
  typed: string;
  match: NonNullable<CallQuery['match']>;
}

/** Undefined: no number was asked for. */
export function numberOf({ number, match = 'part' }: CallFilter): SearchedNumber | undefined {
  const typed = number === undefined ? '' : searchedNumber(number);
  return typed === '' ? undefined : { typed, match };
}

/** What a whole number may look like for it: who types 4930… means +4930…, too. */
export function beginnings(typed: string): string[] {
  return /^[0-9]+$/.test(typed) ? [typed, `+${typed}`] : [typed];
}

export const likeText = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** For a number that too many fit: asks each row. */
export function numberCondition({ typed, match }: SearchedNumber): Condition {
  const patterns = {
    part: [`%${likeText(typed)}%`],
    end: [`%${likeText(typed)}`],
    start: beginnings(typed).map((text) => `${likeText(text)}%`),
    exact: beginnings(typed).map(likeText),
  }[match];
  const one = (name: string) => patterns.map(() => `c.${name} LIKE ?`).join(' OR ');
  return column(`(${one('caller_number')} OR ${one('called_number')})`, ...patterns, ...patterns);
}
