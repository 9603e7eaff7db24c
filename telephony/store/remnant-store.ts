import type { Database } from './database';

/** What a removed tenant leaves behind, beside what the switches hold of it. */
export interface RemnantStore {
  /** Some of it; answers how many rows. 0: nothing is left. Rows of a tenant that exists stay. */
  removeSome(tenantId: string): Promise<number>;
}

/** Devices point to extensions: they go first. Each is indexed by tenant. */
export const REMNANT_TABLES = [
  'device_registration',
  'device',
  'extension',
  'number',
  'agent_state',
  'agent_state_log',
  'object_reference',
  'pbx_object',
  'service_request',
  'block_entry',
  'token',
  'recording',
  'voicemail_message',
  'voicemail_lamp',
  'mail_queue',
  'saved_view',
  'export_part',
  'export_job',
  // Folding holds the legs' locks: what it wrote meanwhile goes after them.
  'leg',
  'call_note',
  'call_tag',
  'callback',
  'call_number',
  'call_facet',
  'call_journey',
  'call_rollup',
  'rollup_state',
  'pbx_call',
] as const;

/** Call logs may be long: no transaction holds their locks for more than a moment. */
const SLICE = 1000;

export function createRemnantStore(database: Database): RemnantStore {
  return {
    removeSome: async (tenantId) => {
      for (const table of REMNANT_TABLES) {
        const removed = await database.run(
          `DELETE FROM ${table} WHERE tenant_id = ?
             AND NOT EXISTS (SELECT 1 FROM tenant WHERE id = ?) LIMIT ${SLICE}`,
          [tenantId, tenantId],
        );
        if (removed > 0) return removed;
      }
      // Their rows go with the files: by the sweep of the storage.
      return database.run(
        `UPDATE stored_file SET remove_after = UTC_TIMESTAMP(3)
         WHERE tenant_id = ? AND (remove_after IS NULL OR remove_after > UTC_TIMESTAMP(3))
           AND NOT EXISTS (SELECT 1 FROM tenant WHERE id = ?) LIMIT ${SLICE}`,
        [tenantId, tenantId],
      );
    },
  };
}
