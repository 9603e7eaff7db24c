import { encodeCursor, type Place } from './cursor';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Keyset paging: ask the database for `limit + 1` rows; the one too many says that there is a next
 * page and is not shown.
 */
export function pageOf<Row>(
  list: string,
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { rows: readonly Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: shown, nextCursor: more ? encodeCursor(list, placeOf(last)) : null };
}
