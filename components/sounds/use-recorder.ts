'use client';

import { useEffect, useRef, useState } from 'react';
import { toPcm16, writeWav } from '@/lib/shared/wav-write';

/** As media nodes play it: nothing is lost by sending no more. */
const RATE = 16_000;
/** Five minutes are 9.6 MB. */
const SECONDS_MAX = 300;

const WORDS = {
  none: 'This browser does not let this page record: that needs https and a microphone.',
  denied: 'The microphone may not be used. Allow it in the browser for this page.',
  failed: 'Nothing could be recorded.',
};

export type Recorder = {
  state: 'idle' | 'recording' | 'converting';
  seconds: number;
  error: string | null;
  start: () => Promise<void>;
  stop: () => void;
};

/** What the browser recorded, in whichever form it has, as WAV. */
async function toWav(recorded: Blob): Promise<Blob> {
  const context = new OfflineAudioContext(1, 1, RATE);
  const decoded = await context.decodeAudioData(await recorded.arrayBuffer());
  const wav = writeWav(toPcm16(decoded.getChannelData(0)), RATE);
  return new Blob([new Uint8Array(wav)], { type: 'audio/wav' });
}

/** The microphone of this computer, for as long as somebody records. */
export function useRecorder(onRecorded: (wav: Blob) => void): Recorder {
  const [state, setState] = useState<Recorder['state']>('idle');
  const [seconds, setSeconds] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const running = useRef<MediaRecorder | null>(null);

  const release = () => {
    running.current?.stream.getTracks().forEach((track) => track.stop());
    running.current = null;
  };
  useEffect(() => release, []);

  useEffect(() => {
    if (state !== 'recording') return;
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [state]);
  useEffect(() => {
    if (seconds >= SECONDS_MAX) running.current?.stop();
  }, [seconds]);

  const finish = async (parts: Blob[]) => {
    release();
    setState('converting');
    try {
      onRecorded(await toWav(new Blob(parts)));
    } catch {
      setError(WORDS.failed);
    }
    setState('idle');
  };

  const start = async () => {
    setError(null);
    if (!('mediaDevices' in navigator)) return setError(WORDS.none);
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!stream) return setError(WORDS.denied);
    const parts: Blob[] = [];
    const recorder = new MediaRecorder(stream);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => void finish(parts);
    running.current = recorder;
    recorder.start();
    setSeconds(0);
    setState('recording');
  };

  return { state, seconds, error, start, stop: () => running.current?.stop() };
}
