'use client';

import { Mic, Square, Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { asApiError } from '@/components/api-client';
import { formatDuration } from '@/components/format';
import { refusalOf, uploadType } from '@/components/sounds/audio-file-rules';
import { SoundPlayer } from '@/components/sounds/sound-player';
import { uploadFile } from '@/components/sounds/upload-file';
import { useRecorder, type Recorder } from '@/components/sounds/use-recorder';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { SoundAudio } from '@/lib/sounds/contract';

const WORDS = {
  title: 'Recording',
  limits: 'WAV or MP3, up to 10 MB and 20 minutes. The loudness is evened out.',
  none: 'Nothing recorded yet: whoever is sent here hears nothing.',
  length: (seconds: number) => `${formatDuration(seconds * 1000)} long`,
  choose: 'Choose a file',
  upload: 'Upload a file',
  replace: 'Upload another',
  record: 'Record here',
  stop: (time: string) => `Stop (${time})`,
  sending: 'Sending',
  converting: 'Converting …',
  done: 'The recording is saved.',
};

type AudioCardProps = {
  id: string;
  version: number;
  audio: SoundAudio | null;
  canWrite: boolean;
};

/** Part sent, from 0 to 1; null when nothing is under way. */
function useSending({ id, version }: Pick<AudioCardProps, 'id' | 'version'>) {
  const router = useRouter();
  const [part, setPart] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = async (file: Blob, type: string) => {
    setRefusal(null);
    setPart(0);
    try {
      await uploadFile({ path: `/sounds/${id}/audio`, file, type, version, onProgress: setPart });
      toast(WORDS.done);
      router.refresh();
    } catch (error) {
      setRefusal(asApiError(error).message);
    }
    setPart(null);
  };
  return { part, refusal, setRefusal, send };
}

function RecordButton({ recorder, disabled }: { recorder: Recorder; disabled: boolean }) {
  if (recorder.state === 'recording') {
    return (
      <Button variant="danger" onClick={recorder.stop}>
        <Square aria-hidden />
        {WORDS.stop(formatDuration(recorder.seconds * 1000))}
      </Button>
    );
  }
  return (
    <Button
      busy={recorder.state === 'converting'}
      disabled={disabled}
      onClick={() => void recorder.start()}
    >
      <Mic aria-hidden />
      {WORDS.record}
    </Button>
  );
}

function Progress({ part }: { part: number }) {
  // Everything is out: now the server reads it.
  if (part >= 1) return <p aria-live="polite">{WORDS.converting}</p>;
  return <progress aria-label={WORDS.sending} value={part} max={1} className="w-full max-w-80" />;
}

/** What is heard, and ways to put something else in its place. */
export function AudioCard({ id, version, audio, canWrite }: AudioCardProps) {
  const input = useRef<HTMLInputElement>(null);
  const { part, refusal, setRefusal, send } = useSending({ id, version });
  const recorder = useRecorder((wav) => void send(wav, 'audio/wav'));
  const problem = refusal ?? recorder.error;

  const take = (file: File | undefined) => {
    if (!file) return;
    const type = uploadType(file);
    const words = refusalOf(file);
    if (words !== undefined || type === undefined) return setRefusal(words ?? null);
    void send(file, type);
  };

  return (
    <Card>
      <CardHeader title={WORDS.title} note={audio ? WORDS.length(audio.seconds) : WORDS.none} />
      <CardBody className="grid gap-4">
        {audio ? <SoundPlayer id={id} hash={audio.hash} /> : null}
        {canWrite ? (
          <div className="flex flex-wrap items-center gap-2">
            <input
              ref={input}
              type="file"
              accept=".wav,.mp3,audio/wav,audio/mpeg"
              aria-label={WORDS.choose}
              tabIndex={-1}
              className="sr-only"
              onChange={({ target }) => {
                take(target.files?.[0]);
                // The same file may be chosen again after it was mended.
                target.value = '';
              }}
            />
            <Button busy={part !== null} onClick={() => input.current?.click()}>
              <Upload aria-hidden />
              {audio ? WORDS.replace : WORDS.upload}
            </Button>
            <RecordButton recorder={recorder} disabled={part !== null} />
            <p className="text-meta text-muted-foreground">{WORDS.limits}</p>
          </div>
        ) : null}
        {part === null ? null : <Progress part={part} />}
        {problem ? (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        ) : null}
      </CardBody>
    </Card>
  );
}
