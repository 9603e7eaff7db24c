'use client';

import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api-client';
import { formatDuration } from '@/components/format';
import { recordingAudio } from '@/components/recordings/recording-player';
import { SPEEDS, usePlayer, type Lane } from '@/components/recordings/use-player';
import { Waveform } from '@/components/recordings/waveform';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { CallNote } from '@/lib/calls/contract';
import type { Recording } from '@/lib/recordings/contract';
import type { RecordingPeaks } from '@/lib/recordings/share-contract';

const WORDS = {
  listen: 'Listen',
  pause: 'Pause',
  position: 'Position in the recording',
  of: (at: string, all: string) => `${at} of ${all}`,
  speed: 'Speed',
  lane: 'Who is heard',
  failed: 'The storage does not have this recording (any more).',
};

/** The media node writes the caller's side on the left (scripts/recorder.lua). */
const LANES: Record<Lane, string> = {
  both: 'Both sides',
  left: 'The caller',
  right: 'The called side',
};

/** A place to go to; another object asks again. */
export type Seek = { second: number };

type WavePlayerProps = {
  recording: Recording;
  notes: readonly CallNote[];
  seek: Seek | null;
  onPosition: (second: number) => void;
};

function usePeaks(id: string): RecordingPeaks['lanes'] {
  const [lanes, setLanes] = useState<RecordingPeaks['lanes']>([]);
  useEffect(() => {
    const abort = new AbortController();
    const path = `/recordings/${encodeURIComponent(id)}/peaks`;
    callApi<RecordingPeaks>('GET', path, { signal: abort.signal }).then(
      (peaks) => setLanes(peaks.lanes),
      // It can be heard without a picture; what is wrong is said when it is played.
      () => undefined,
    );
    return () => abort.abort();
  }, [id]);
  return lanes;
}

const clock = (second: number) => formatDuration(Math.floor(second) * 1000);

/** A recording as a picture that is gone through by pointer or keys. */
export function WavePlayer({ recording, notes, seek, onPosition }: WavePlayerProps) {
  const player = usePlayer(recordingAudio(recording.id));
  const lanes = usePeaks(recording.id);
  const { state, at } = player;
  const seconds = Math.max(recording.seconds, 1);

  const latest = useRef({ seek: player.seek, onPosition });
  useEffect(() => {
    latest.current = { seek: player.seek, onPosition };
  });
  useEffect(() => {
    if (seek) latest.current.seek(seek.second, true);
  }, [seek]);
  const isSilent = state === 'silent';
  useEffect(() => {
    if (!isSilent) latest.current.onPosition(at);
  }, [at, isSilent]);

  if (state === 'failed') {
    return (
      <p role="alert" className="text-danger">
        {WORDS.failed}
      </p>
    );
  }
  const isPlaying = state === 'playing';
  const marks = notes.flatMap(({ atSecond }) => (atSecond === null ? [] : atSecond / seconds));
  return (
    <div className="grid gap-2">
      <div className="relative rounded-md border bg-background px-1 py-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring">
        <Waveform lanes={lanes} played={Math.min(1, at / seconds)} marks={marks} />
        <input
          type="range"
          aria-label={WORDS.position}
          aria-valuetext={WORDS.of(clock(at), clock(seconds))}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          min={0}
          max={seconds}
          step={1}
          value={Math.min(Math.floor(at), seconds)}
          onChange={(event) => player.seek(Number(event.target.value), isSilent)}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={player.toggle}>
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
          {isPlaying ? WORDS.pause : WORDS.listen}
        </Button>
        <span className="text-muted-foreground tabular-nums">
          {WORDS.of(clock(at), clock(seconds))}
        </span>
        <span className="ml-auto flex flex-wrap gap-2">
          {recording.stereo ? (
            <Select
              size="sm"
              aria-label={WORDS.lane}
              className="w-33!"
              value={player.lane}
              onChange={(event) => player.changeLane(event.target.value as Lane)}
            >
              {Object.entries(LANES).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          ) : null}
          <Select
            size="sm"
            aria-label={WORDS.speed}
            className="w-21!"
            value={String(player.speed)}
            onChange={(event) => player.changeSpeed(Number(event.target.value))}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={String(speed)}>
                {speed} ×
              </option>
            ))}
          </Select>
        </span>
      </div>
    </div>
  );
}
