import { pool } from '@/lib/db/pool';
import type { Total } from './figure-rules';
import type { Piece } from './period-rules';
import { SPANS } from './zone-rules';

/** Which totals: of one dimension, of some of its items or of all. */
export interface Source {
  dimension: 'all' | 'extension' | 'group' | 'queue' | 'queueTalk' | 'number' | 'agent';
  itemIds: readonly string[] | null;
  direction?: string | undefined;
}

/** What is kept apart; the rest is added up. */
export interface Apart {
  items?: boolean;
  moments?: boolean;
  buckets?: boolean;
  /** Outcomes of queues are told as results of calls. */
  asCalls?: boolean;
}

type SumRow = Record<
  keyof Omit<Total, 'result'> | 'outcome',
  bigint | number | string | Date | null
>;

/** `hour`, `day` and `month` are kept as 0, 1 and 2. */
const codeOf = (span: Piece['span']): number => SPANS.indexOf(span);

const IN_QUEUES: ReadonlySet<Source['dimension']> = new Set(['queue', 'queueTalk', 'agent']);

/** Buckets of queues are waits or talks; those of other dimensions tell what the team missed. */
function wordsOf({ dimension }: Source, { asCalls }: Apart) {
  const missed = "direction = 'inbound' AND result <> 'answered'";
  if (!IN_QUEUES.has(dimension)) return { result: 'result', missed: 'bucket = 1' };
  return { missed, result: asCalls ? "IF(result = 'answered', result, 'missed')" : 'result' };
}

function partOf(tenantId: string, source: Source, piece: Piece, apart: Apart) {
  const { dimension, itemIds, direction } = source;
  const values: unknown[] = [tenantId, dimension, codeOf(piece.span)];
  const conditions = ['tenant_id = ?', 'dimension = ?', 'span = ?'];
  const add = (condition: string, ...bound: unknown[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (itemIds) add('item_id IN (?)', itemIds);
  add('starts_at >= ? AND starts_at < ?', new Date(piece.from), new Date(piece.to));
  if (direction) add('direction = ?', direction);
  const words = wordsOf(source, apart);
  const keys = [
    ...(apart.items ? ['item_id'] : []),
    ...(apart.moments ? ['starts_at'] : []),
    ...(apart.buckets ? ['bucket'] : []),
  ];
  const text = `SELECT ${apart.items ? 'item_id' : "''"} AS itemId,
      ${apart.moments ? 'starts_at' : 'NULL'} AS startsAt, direction, ${words.result} AS outcome,
      ${apart.buckets ? 'bucket' : '0'} AS bucket, SUM(calls) AS calls, SUM(wait_ms) AS waitMs,
      SUM(talk_ms) AS talkMs, SUM(rated) AS rated, SUM(rating_sum) AS ratingSum,
      SUM(IF(${words.missed}, calls, 0)) AS missed
    FROM call_rollup WHERE ${conditions.join(' AND ')}
    GROUP BY ${[...keys, 'direction', 'outcome'].join(', ')}`;
  return { text, values };
}

function toTotal(row: SumRow): Total {
  return {
    itemId: String(row.itemId),
    startsAt: row.startsAt instanceof Date ? row.startsAt.getTime() : 0,
    direction: String(row.direction),
    result: String(row.outcome),
    bucket: Number(row.bucket),
    calls: Number(row.calls),
    waitMs: Number(row.waitMs),
    talkMs: Number(row.talkMs),
    rated: Number(row.rated),
    ratingSum: Number(row.ratingSum),
    missed: Number(row.missed),
  };
}

/**
 * Sums of rollup rows. Each piece of each source is one range of the key; rows without a call, which
 * folding again can leave behind, are left out.
 */
export async function readTotals(
  tenantId: string,
  sources: readonly Source[],
  pieces: readonly Piece[],
  apart: Apart,
): Promise<Total[]> {
  const parts = sources
    .filter(({ itemIds }) => itemIds === null || itemIds.length > 0)
    .flatMap((source) => pieces.map((piece) => partOf(tenantId, source, piece, apart)));
  if (parts.length === 0) return [];
  const rows = await pool().query<SumRow[]>(
    parts.map(({ text }) => text).join(' UNION ALL '),
    parts.flatMap(({ values }) => values),
  );
  return rows.map(toTotal).filter(({ calls }) => calls > 0);
}

/** The start of the first day of which there is a total; undefined without any call. */
export async function firstDay(tenantId: string, { dimension, itemIds }: Source) {
  const [row] = await pool().query<{ first: Date | null }[]>(
    `SELECT MIN(starts_at) AS first FROM call_rollup
     WHERE tenant_id = ? AND dimension = ? AND span = 1 AND item_id IN (?)`,
    [tenantId, dimension, itemIds ?? ['']],
  );
  return row?.first?.getTime();
}
