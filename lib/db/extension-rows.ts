import type { Extension } from './generated/client';
import { writeRows } from './bulk-write';
import type { Tx } from './prisma';

export type ExtensionWrite = Pick<
  Extension,
  | 'id'
  | 'tenantId'
  | 'number'
  | 'name'
  | 'email'
  | 'enabled'
  | 'ringTimeoutSeconds'
  | 'outboundCallerId'
  | 'revision'
>;

const CHANGED = ['name', 'email', 'enabled', 'ring_timeout_seconds', 'outbound_caller_id'];
const TOUCHED = [...CHANGED, 'revision', 'updated_at'].map((name) => `${name} = VALUES(${name})`);

/** Creates those with a new id and changes the others, one version further. */
export async function writeExtensions(tx: Tx, rows: readonly ExtensionWrite[]): Promise<void> {
  const updatedAt = new Date();
  await writeRows(
    tx,
    'extension',
    rows.map((row) => ({
      id: row.id,
      tenant_id: row.tenantId,
      number: row.number,
      name: row.name,
      email: row.email,
      enabled: row.enabled,
      ring_timeout_seconds: row.ringTimeoutSeconds,
      outbound_caller_id: row.outboundCallerId,
      revision: row.revision,
      created_at: updatedAt,
      updated_at: updatedAt,
    })),
    [...TOUCHED, 'version = version + 1'].join(', '),
  );
}
