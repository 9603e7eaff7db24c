import type { Database } from './database';
import { foldSome, type Folded, type Folder } from './record-store-fold';
import { insertLegs, type Inserted, type NewLeg } from './record-store-legs';
import { NumberBook } from './record-store-rollups';

export interface RecordStore {
  /** Insert if absent; nothing changes when a leg of this id is there already. */
  insert(legs: readonly NewLeg[]): Promise<Inserted>;
  /**
   * Makes the rows of up to `most` waiting calls anew from all their legs, in one transaction; drops a
   * deleted tenant's legs. Calls of the tenants `without` are passed over.
   */
  fold(folder: Folder, options: { most: number; without: readonly string[] }): Promise<Folded>;
}

export function createRecordStore(database: Database): RecordStore {
  const book = new NumberBook();
  return {
    insert: (legs) => insertLegs(database, legs),
    fold: async (folder, options) => {
      const { numbers, ...folded } = await database.transaction((sql) =>
        foldSome(sql, folder, book, options),
      );
      // Not before: what a broken transaction wrote is not there.
      book.remember(numbers);
      return folded;
    },
  };
}
