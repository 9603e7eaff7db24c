'use client';

import { useEffect, useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { ShareRecording } from '@/components/recordings/share-recording';
import { WavePlayer, type Seek } from '@/components/recordings/wave-player';
import type { CallNote } from '@/lib/calls/contract';
import type { Recording } from '@/lib/recordings/contract';

const WORDS = { title: 'Recording', share: 'Share' };

export type { Seek };

type CallRecordingsProps = {
  callId: string;
  /** Those about a second are marked in the first recording. */
  notes: readonly CallNote[];
  seek: Seek | null;
  timeZone: string;
  onPosition: (second: number) => void;
};

/** What was recorded of one call; nothing while there is nothing. Key it by the call. */
export function CallRecordings({ callId, timeZone, ...player }: CallRecordingsProps) {
  const [found, setFound] = useState<readonly Recording[]>([]);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const path = `/recordings?callId=${encodeURIComponent(callId)}`;
    callApi<{ items: Recording[] }>('GET', path, { signal: abort.signal }).then(
      ({ items }) => setFound(items),
      (thrown: unknown) =>
        abort.signal.aborted ? undefined : setError(asApiError(thrown).message),
    );
    return () => abort.abort();
  }, [callId]);

  if (error) return <FormError>{error}</FormError>;
  if (found.length === 0) return null;
  return (
    <section className="grid gap-3" aria-label={WORDS.title}>
      <h3 className="font-semibold">{WORDS.title}</h3>
      <ul className="grid gap-4">
        {found.map((recording, index) => (
          <li key={recording.id} className="grid gap-2">
            {index === 0 ? (
              <WavePlayer recording={recording} {...player} />
            ) : (
              <WavePlayer {...{ recording, seek: null, notes: [], onPosition: () => undefined }} />
            )}
            <details className="group">
              <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
                {WORDS.share}
              </summary>
              <div className="pt-2">
                <ShareRecording id={recording.id} timeZone={timeZone} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
