'use client';

import { useEffect, useRef, useState } from 'react';

export type PlayerState = 'silent' | 'playing' | 'paused' | 'failed';
export type Lane = 'both' | 'left' | 'right';
export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;

type Lanes = { context: AudioContext; left: GainNode; right: GainNode };

/** From then on the sound goes through here, each lane to both ears. */
function openLanes(audio: HTMLAudioElement): Lanes {
  const context = new AudioContext();
  const splitter = context.createChannelSplitter(2);
  const [left, right] = [context.createGain(), context.createGain()];
  context.createMediaElementSource(audio).connect(splitter);
  splitter.connect(left, 0);
  splitter.connect(right, 1);
  left.connect(context.destination);
  right.connect(context.destination);
  return { context, left, right };
}

/** One sound that is not asked for before somebody plays it: whoever listens is written down. */
export function usePlayer(src: string) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const lanes = useRef<Lanes | null>(null);
  const [state, setState] = useState<PlayerState>('silent');
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState(1);
  const [lane, setLane] = useState<Lane>('both');

  useEffect(
    () => () => {
      audio.current?.pause();
      void lanes.current?.context.close();
    },
    [],
  );

  const open = () => {
    if (audio.current) return audio.current;
    const made = new Audio(src);
    made.preservesPitch = true;
    made.playbackRate = speed;
    made.ontimeupdate = () => setAt(made.currentTime);
    made.onplay = () => setState('playing');
    made.onpause = () => setState('paused');
    made.onerror = () => setState('failed');
    audio.current = made;
    return made;
  };
  const play = () => {
    const made = open();
    // Some browsers only let a press of the person begin.
    void lanes.current?.context.resume();
    // What goes wrong is told by onerror.
    void made.play().catch(() => undefined);
  };
  return {
    ...{ state, at, speed, lane },
    toggle: () => (state === 'playing' ? audio.current?.pause() : play()),
    /** To a second; where nothing plays yet, it begins there. */
    seek: (to: number, thenPlay = false) => {
      setAt(to);
      if (audio.current || thenPlay) open().currentTime = to;
      if (thenPlay) play();
    },
    changeSpeed: (next: number) => {
      setSpeed(next);
      if (audio.current) audio.current.playbackRate = next;
    },
    changeLane: (next: Lane) => {
      setLane(next);
      lanes.current ??= openLanes(open());
      lanes.current.left.gain.value = next === 'right' ? 0 : 1;
      lanes.current.right.gain.value = next === 'left' ? 0 : 1;
    },
  };
}
