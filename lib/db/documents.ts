import { pool } from './pool';

const COUNTED_MAX = 100_000;

/** How many documents of the whole installation a node that holds `seq` still lacks, up to 100,000. */
export async function documentsAfter(seq: bigint): Promise<number> {
  const [row] = await pool().query<{ count: bigint | number }[]>(
    'SELECT COUNT(*) AS count FROM (SELECT 1 FROM config_document WHERE seq > ? LIMIT ?) AS newer',
    [seq, COUNTED_MAX],
  );
  return Number(row?.count ?? 0);
}
