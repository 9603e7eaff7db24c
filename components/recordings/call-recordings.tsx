'use client';

import { useEffect, useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { formatDuration } from '@/components/format';
import { RecordingPlayer } from '@/components/recordings/recording-player';
import type { Recording } from '@/lib/recordings/contract';

const WORDS = { title: 'Recording' };

/** What was recorded of one call; nothing while there is nothing. Key it by the call. */
export function CallRecordings({ callId }: { callId: string }) {
  const [found, setFound] = useState<readonly Recording[]>([]);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let isWanted = true;
    callApi<{ items: Recording[] }>('GET', `/recordings?callId=${encodeURIComponent(callId)}`)
      .then(({ items }) => isWanted && setFound(items))
      .catch((thrown: unknown) => isWanted && setError(asApiError(thrown).message));
    return () => {
      isWanted = false;
    };
  }, [callId]);

  if (error) return <p className="text-danger">{error}</p>;
  if (found.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{WORDS.title}</h3>
      <ul className="grid gap-2">
        {found.map((recording) => (
          <li key={recording.id} className="flex flex-wrap items-center gap-3">
            <RecordingPlayer recording={recording} />
            <span className="text-muted-foreground tabular-nums">
              {formatDuration(recording.seconds * 1000)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
