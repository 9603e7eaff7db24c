'use client';

import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

type AudioPlayerProps = {
  /** Where the sound is; it is asked for when somebody wants to hear it. */
  src: string;
  seconds: number;
  words: { listen: string; pause: string; position: string; failed: string };
  /** Which sound this is, for who does not see the row it stands in. */
  name: string;
  /** Somebody begins to listen. */
  onPlay?: () => void;
};

type State = 'silent' | 'playing' | 'paused' | 'failed';

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Plays one sound; once begun, it can be gone through. */
export function AudioPlayer({ src, seconds, words, name, onPlay }: AudioPlayerProps) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<State>('silent');
  const [at, setAt] = useState(0);

  useEffect(() => () => audio.current?.pause(), []);

  const open = () => {
    const made = new Audio(src);
    onPlay?.();
    made.ontimeupdate = () => setAt(made.currentTime);
    made.onplay = () => setState('playing');
    made.onpause = () => setState('paused');
    made.onerror = () => setState('failed');
    audio.current = made;
    return made;
  };
  const toggle = () => {
    if (state === 'playing') audio.current?.pause();
    // What goes wrong is told by onerror.
    else void (audio.current ?? open()).play().catch(() => undefined);
  };
  const seek = (to: number) => {
    setAt(to);
    if (audio.current) audio.current.currentTime = to;
  };

  if (state === 'failed') {
    return (
      <span role="alert" className="text-meta text-danger">
        {words.failed}
      </span>
    );
  }
  const isPlaying = state === 'playing';
  const label = isPlaying ? words.pause : words.listen;
  return (
    <span className="flex items-center gap-2 text-meta">
      <Button size="sm" aria-label={`${label}: ${name}`} onClick={toggle}>
        {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        {label}
      </Button>
      {state === 'silent' ? null : (
        <>
          <input
            type="range"
            aria-label={words.position}
            aria-valuetext={clock(at)}
            className="w-28 accent-brand"
            min={0}
            max={Math.max(seconds, 1)}
            step={1}
            value={Math.min(at, seconds)}
            onChange={(event) => seek(Number(event.target.value))}
          />
          <span className="text-muted-foreground tabular-nums">{clock(at)}</span>
        </>
      )}
    </span>
  );
}
