'use client';

import { useState } from 'react';
import { SoundPreview } from '@/components/fields/sound-preview';
import { SegmentedControl } from '@/components/ui/segmented-control';

const WORDS = { how: 'How it is heard' };

const WAYS = [
  { value: 'whole', label: 'As it is' },
  { value: 'phone', label: 'As on a phone' },
] as const;

type SoundPlayerProps = { id: string; hash: string };

/** The recording, and the same through a telephone. `hash` makes the browser ask for a new one. */
export function SoundPlayer({ id, hash }: SoundPlayerProps) {
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('whole');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SoundPreview key={`${hash}-${way}`} id={id} as={way === 'phone' ? way : undefined} />
      <SegmentedControl label={WORDS.how} value={way} options={WAYS} onValueChange={setWay} />
    </div>
  );
}
