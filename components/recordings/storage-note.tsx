import { Notice } from '@/components/ui/notice';
import type { StorageUsage } from '@/lib/stored-files/contract';

const MB = 1_000_000;

const WORDS = {
  used: (used: string) => `Sounds, messages and recordings take ${used}.`,
  of: (used: string, all: string) => `Sounds, messages and recordings take ${used} of ${all}.`,
  nearly_full:
    'The storage is nearly full: remove what is no longer needed, or keep new ones for fewer days.',
  full: 'The storage is full. Calls are recorded on, but no sound can be added.',
};

/** `12 MB`, `3.4 GB`: as people buy storage, in powers of ten. */
function size(bytes: number): string {
  if (bytes < 1000 * MB) return `${Math.ceil(bytes / MB)} MB`;
  return `${(bytes / MB / 1000).toFixed(1)} GB`;
}

/** How much the PBX keeps, and what to do when that is nearly all it may. */
export function StorageNote({ usage }: { usage: StorageUsage }) {
  const { bytes, quotaBytes, warning } = usage;
  const used =
    quotaBytes === null ? WORDS.used(size(bytes)) : WORDS.of(size(bytes), size(quotaBytes));
  if (!warning) return <p className="text-meta text-muted-foreground tabular-nums">{used}</p>;
  return (
    <Notice tone={warning === 'full' ? 'danger' : 'warning'}>
      {used} {WORDS[warning]}
    </Notice>
  );
}
