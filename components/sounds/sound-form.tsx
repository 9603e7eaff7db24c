'use client';

import type { ObjectFormProps } from '@/components/objects/object-form';
import type { SoundValue } from '@/components/sounds/sound-value';

const WORDS = { next: 'The recording comes next: upload a file, or record it here.' };

/** Only the name is typed; before there is a sound, this says what follows. */
export function SoundForm({ value }: ObjectFormProps<SoundValue>) {
  if ('audio' in value) return null;
  return <p className="text-table text-muted-foreground">{WORDS.next}</p>;
}
