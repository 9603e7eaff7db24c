import type { DocumentRecord } from '../ports';

/** mod_event_socket drops a connection whose body is over 16 MiB; small batches keep the switch responsive. */
export const MAX_BATCH_BYTES = 4 * 1024 * 1024;
export const MAX_BATCH_RECORDS = 1000;

export type BatchPlan =
  { kind: 'batches'; bodies: string[] } | { kind: 'refused'; key: string; reason: string };

/** `<key> <seq> <byte length>\n<xml>`; length -1 deletes. Always one batch at least: it carries the watermark. */
export function planBatches(records: readonly DocumentRecord[]): BatchPlan {
  const bodies: string[] = [];
  let parts: string[] = [];
  let bytes = 0;
  for (const record of records) {
    const fault = faultOf(record);
    if (fault) return { kind: 'refused', key: record.key, reason: fault };
    const text = encodeRecord(record);
    const size = Buffer.byteLength(text);
    if (size > MAX_BATCH_BYTES)
      return { kind: 'refused', key: record.key, reason: 'larger than 4 MiB' };
    if (parts.length === MAX_BATCH_RECORDS || bytes + size > MAX_BATCH_BYTES) {
      bodies.push(parts.join(''));
      parts = [];
      bytes = 0;
    }
    parts.push(text);
    bytes += size;
  }
  bodies.push(parts.join(''));
  return { kind: 'batches', bodies };
}

function encodeRecord({ key, seq, xml }: DocumentRecord): string {
  if (xml === null) return `${key} ${seq} -1\n`;
  return `${key} ${seq} ${Buffer.byteLength(xml)}\n${xml}`;
}

/** What would break the framing is refused here; everything else the node judges itself. */
function faultOf({ key, xml }: DocumentRecord): string | undefined {
  if (!/^[^\s\0]+$/.test(key)) return 'not a document key';
  if (xml?.includes('\0')) return 'a NUL character in the document';
  return undefined;
}
