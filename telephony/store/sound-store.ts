import type { ConfigStore } from '@/lib/config-store/port';
import type { Database } from './database';

/** Sounds as the media nodes are told of them: the documents `sound:<domain>:<id>`. */
export interface SoundStore {
  /** Another text when any of them has changed. */
  version(): Promise<string>;
  /** The documents' texts. */
  all(): Promise<string[]>;
}

/** Every key that begins with `sound:`; `;` comes after `:`. */
const RANGE = "`key` >= 'sound:' AND `key` < 'sound;'";

export function createSoundStore(database: Database, contents: ConfigStore): SoundStore {
  return {
    version: async () => {
      const [row] = await database.query<{ documents: bigint; seq: bigint | null }[]>(
        `SELECT COUNT(*) AS documents, MAX(seq) AS seq FROM config_document WHERE ${RANGE}`,
      );
      return `${row?.documents ?? 0}-${row?.seq ?? 0}`;
    },
    all: async () => {
      const rows = await database.query<{ key: string }[]>(
        `SELECT \`key\` FROM config_document WHERE ${RANGE} AND deleted = 0`,
      );
      const found = await contents.getMany(rows.map(({ key }) => key));
      return [...found.values()].map(({ value }) => value);
    },
  };
}
