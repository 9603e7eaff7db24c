'use client';

import { Play, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

const WORDS = { play: 'Listen', stop: 'Stop', failed: 'It cannot be played.' };

type State = 'silent' | 'playing' | 'failed';

type SoundPreviewProps = {
  id: string;
  /** Through the codec of a telephone. */
  as?: 'phone' | undefined;
};

/** Plays a sound, loaded when somebody wants to hear it. Key it by whatever changes what is heard. */
export function SoundPreview({ id, as }: SoundPreviewProps) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<State>('silent');

  useEffect(() => () => audio.current?.pause(), []);

  const toggle = async () => {
    if (state === 'playing') {
      audio.current?.pause();
      return setState('silent');
    }
    audio.current ??= new Audio(
      `/api/v1/sounds/${encodeURIComponent(id)}/audio${as ? `?as=${as}` : ''}`,
    );
    audio.current.onended = () => setState('silent');
    audio.current.currentTime = 0;
    setState('playing');
    await audio.current.play().catch(() => {
      audio.current = null;
      setState('failed');
    });
  };

  return (
    <span className="flex items-center gap-2 text-meta">
      <Button size="sm" onClick={() => void toggle()}>
        {state === 'playing' ? <Square aria-hidden /> : <Play aria-hidden />}
        {state === 'playing' ? WORDS.stop : WORDS.play}
      </Button>
      <span aria-live="polite" className="text-danger">
        {state === 'failed' ? WORDS.failed : ''}
      </span>
    </span>
  );
}
