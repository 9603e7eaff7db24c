'use client';

import { formatSeconds } from '@/components/format';
import { useSync, type SyncSubject } from '@/components/sync/use-sync';
import { StatusDot } from '@/components/ui/status-dot';
import type { SyncState } from '@/lib/sync/contract';

const WORDS = {
  pending: 'Saving to your phones…',
  slow: 'Still saving to your phones…',
  live: 'Live',
  liveIn: (time: string) => `Live in ${time}`,
  refused: 'Not live',
};

type SyncBadgeProps = SyncSubject & { sync: SyncState };

/** "Live" appears only once every healthy node has acknowledged. */
export function SyncBadge({ sync: initial, ...subject }: SyncBadgeProps) {
  const { sync, seen, isSlow } = useSync(subject, initial);
  return (
    <span aria-live="polite" data-sync={sync.state} className="text-table">
      {sync.state === 'pending' ? (
        <StatusDot tone="neutral" hollow pulse>
          {isSlow ? WORDS.slow : WORDS.pending}
        </StatusDot>
      ) : null}
      {sync.state === 'live' ? (
        <StatusDot tone="success">
          {seen && sync.liveInMs !== null ? WORDS.liveIn(formatSeconds(sync.liveInMs)) : WORDS.live}
        </StatusDot>
      ) : null}
      {sync.state === 'refused' ? <StatusDot tone="danger">{WORDS.refused}</StatusDot> : null}
    </span>
  );
}
