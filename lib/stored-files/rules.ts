export type QuotaWarning = 'nearly_full' | 'full';

const NEARLY = 0.8;

/** From 80 per cent on, and from the whole on. Without a quota never. */
export function quotaWarning(bytes: number, quotaBytes: number | null): QuotaWarning | null {
  if (quotaBytes === null) return null;
  if (bytes >= quotaBytes) return 'full';
  return bytes >= quotaBytes * NEARLY ? 'nearly_full' : null;
}
