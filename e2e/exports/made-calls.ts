import type { Database } from '@/telephony/store/database';

/**
 * Generated calls of one tenant: number `n` has the id `call-<n>`, begins `n` seconds after `from`,
 * comes from +4930… and has facets of its extension. Uses MariaDB's engine of sequences.
 */
export async function insertCalls(
  database: Database,
  tenantId: string,
  count: number,
  from = '2026-10-01 00:00:00',
): Promise<void> {
  const slice = 20_000;
  for (let begin = 1; begin <= count; begin += slice) {
    const end = Math.min(count, begin + slice - 1);
    await database.run(
      `INSERT INTO pbx_call (id, tenant_id, direction, result, started_at, answered_at, ended_at,
         wait_ms, talk_ms, caller_number, caller_name, caller_extension_id, called_number,
         called_extension_id, answered_extension_id, number_id, hung_up_by, sip_code, source, node_id,
         legs, missed, normalised_at)
       SELECT CONCAT('call-', LPAD(seq, 9, '0')), ?, IF(seq % 3 = 0, 'outbound', 'inbound'),
         IF(seq % 4 = 0, 'missed', 'answered'), ? + INTERVAL seq SECOND, ? + INTERVAL seq SECOND,
         ? + INTERVAL seq + 60 SECOND, 4200 + seq % 9000, (seq % 600) * 1000,
         CONCAT('+4930', LPAD(seq % 100000, 8, '0')), CONCAT('Caller "', seq, '", = 1'), NULL,
         '+4940123456', CONCAT('ext_', seq % 7), CONCAT('ext_', seq % 7), 'num_main', 'caller', 200,
         'node', 'node_1', 2, seq % 4 = 0, UTC_TIMESTAMP(3)
       FROM seq_${begin}_to_${end}`,
      [tenantId, from, from, from],
    );
    await database.run(
      `INSERT INTO call_facet (tenant_id, facet, started_at, id)
       SELECT ?, CONCAT('ext:ext_', seq % 7), ? + INTERVAL seq SECOND,
         CONCAT('call-', LPAD(seq, 9, '0')) FROM seq_${begin}_to_${end}`,
      [tenantId, from],
    );
  }
}

export interface WantedExport {
  tenantId: string;
  format: 'csv' | 'xlsx';
  query?: object;
  only?: object;
  viewId?: string;
}

/** As the API stores it. */
export async function insertExport(
  database: Database,
  id: string,
  { tenantId, format, query = {}, only = {}, viewId }: WantedExport,
): Promise<void> {
  const order = { query, only, timeZone: 'Europe/Berlin', byteOrderMark: true };
  await database.run(
    `INSERT INTO export_job (id, tenant_id, created_by, view_id, kind, format, filter, created_at)
     VALUES (?, ?, 'usr_test', ?, 'calls', ?, ?, UTC_TIMESTAMP(3))`,
    [id, tenantId, viewId ?? null, format, JSON.stringify(order)],
  );
}
