import { plural } from '@/components/format';
import type { Extension } from '@/lib/extensions/contract';

/** What is set on all chosen extensions; a field that is absent stays as it is. */
export type BulkSet = Partial<
  Pick<Extension, 'enabled' | 'ringTimeoutSeconds' | 'outboundCallerId'>
>;

export type BulkChange = { id: string; who: string; changes: string[] };

const WORDS = {
  enabled: (value: boolean) => (value ? 'enabled' : 'disabled'),
  ringTimeoutSeconds: (value: number) => `rings ${plural(value, 'second', 'seconds')}`,
  outboundCallerId: (value: string | null) => (value ? `shows ${value}` : 'shows no own number'),
};

function changesOf(extension: Extension, set: BulkSet): string[] {
  const lines: string[] = [];
  const { enabled, ringTimeoutSeconds, outboundCallerId } = set;
  if (enabled !== undefined && enabled !== extension.enabled) {
    lines.push(`${WORDS.enabled(extension.enabled)} → ${WORDS.enabled(enabled)}`);
  }
  if (ringTimeoutSeconds !== undefined && ringTimeoutSeconds !== extension.ringTimeoutSeconds) {
    const before = WORDS.ringTimeoutSeconds(extension.ringTimeoutSeconds);
    lines.push(`${before} → ${WORDS.ringTimeoutSeconds(ringTimeoutSeconds)}`);
  }
  if (outboundCallerId !== undefined && outboundCallerId !== extension.outboundCallerId) {
    const before = WORDS.outboundCallerId(extension.outboundCallerId);
    lines.push(`${before} → ${WORDS.outboundCallerId(outboundCallerId)}`);
  }
  return lines;
}

/** Only those that really change, each with before and after. Pure. */
export const previewBulk = (extensions: readonly Extension[], set: BulkSet): BulkChange[] =>
  extensions
    .map((extension) => ({
      id: extension.id,
      who: `${extension.number} ${extension.name}`,
      changes: changesOf(extension, set),
    }))
    .filter((change) => change.changes.length > 0);
