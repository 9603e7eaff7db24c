'use client';

import { AudioPlayer } from '@/components/ui/audio-player';
import type { Recording } from '@/lib/recordings/contract';

const WORDS = {
  listen: 'Listen',
  pause: 'Pause',
  position: 'Position in the recording',
  failed: 'The storage does not have this recording (any more).',
};
const nameOf = (one: Recording) => `${one.callerNumber || 'hidden'} to ${one.calledNumber}`;

export const recordingAudio = (id: string) => `/api/v1/recordings/${encodeURIComponent(id)}/audio`;

/** Whoever listens is kept in the audit trail, so nothing is loaded before. */
export function RecordingPlayer({ recording }: { recording: Recording }) {
  return (
    <AudioPlayer
      src={recordingAudio(recording.id)}
      seconds={recording.seconds}
      words={WORDS}
      name={nameOf(recording)}
    />
  );
}
