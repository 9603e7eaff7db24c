'use client';

import { AudioPlayer } from '@/components/ui/audio-player';
import type { VoicemailMessage } from '@/lib/voicemails/message-contract';

const WORDS = {
  listen: 'Listen',
  pause: 'Pause',
  position: 'Position in the message',
  failed: 'The storage does not have this message (any more).',
};

export const messageAudio = (id: string) =>
  `/api/v1/voicemail-messages/${encodeURIComponent(id)}/audio`;

type MessagePlayerProps = { message: VoicemailMessage; name: string; onPlay: () => void };

/** Whoever listens is kept in the audit trail, so nothing is loaded before. */
export function MessagePlayer({ message, name, onPlay }: MessagePlayerProps) {
  return (
    <AudioPlayer
      src={messageAudio(message.id)}
      seconds={message.seconds}
      words={WORDS}
      name={name}
      onPlay={onPlay}
    />
  );
}
