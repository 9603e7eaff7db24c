export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_STATES = ['waiting', 'running', 'done', 'failed', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export const FORMAT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file can be fetched for so many days. */
export const KEPT_DAYS = 7;
/** Waiting and running, of one person. */
export const UNFINISHED_MAX = 10;

/** Whose calls: of one extension (null: of none), of these groups and queues, or (neither) of all. */
export interface Narrowing {
  extensionId?: string | null | undefined;
  groupIds?: readonly string[] | undefined;
}

/** The file holds nothing that these eyes may not see: rights may have changed since it was made. */
export function maySee(file: Narrowing, eyes: Narrowing): boolean {
  if (eyes.extensionId !== undefined) {
    return eyes.extensionId !== null && file.extensionId === eyes.extensionId;
  }
  if (eyes.groupIds === undefined) return true;
  const allowed = new Set(eyes.groupIds);
  return file.groupIds?.every((id) => allowed.has(id)) ?? false;
}

/** `calls-20261125-1404.csv`: ours, ASCII, of the moment it was asked for (UTC). */
export function fileName(kind: string, format: string, createdAt: Date): string {
  const stamp = createdAt.toISOString();
  return `${kind}-${stamp.slice(0, 10).replaceAll('-', '')}-${stamp.slice(11, 16).replace(':', '')}.${format}`;
}

/** Which pieces of which parts make up a range of bytes; both ends are included. */
export function piecesOf<Part extends { bytes: number }>(
  parts: readonly Part[],
  range: { first: number; last: number },
): { part: Part; first: number; last: number }[] {
  let begin = 0;
  return parts.flatMap((part) => {
    const first = Math.max(range.first, begin) - begin;
    const last = Math.min(range.last, begin + part.bytes - 1) - begin;
    begin += part.bytes;
    return first <= last ? [{ part, first, last }] : [];
  });
}
