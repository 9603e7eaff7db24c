import { stringify } from 'csv-stringify/sync';
import { db } from '@/lib/db/prisma';
import type { TenantScope } from '@/lib/access/scope';
import { CSV_COLUMNS } from './bulk-contract';
import { guarded } from './csv';

/** Four digits allow 10,000 extensions at most: the whole file fits in memory. */
export async function exportExtensions({ tenantId }: TenantScope): Promise<string> {
  const rows = await db().extension.findMany({ where: { tenantId }, orderBy: { number: 'asc' } });
  const lines = rows.map((row) => [
    row.number,
    row.name,
    row.email ?? '',
    String(row.enabled),
    String(row.ringTimeoutSeconds),
    row.outboundCallerId ?? '',
  ]);
  return stringify([[...CSV_COLUMNS], ...lines.map((cells) => cells.map(guarded))]);
}
