'use client';

import { SoundPreview } from '@/components/fields/sound-preview';
import { formatDuration } from '@/components/format';
import type { ObjectOf } from '@/components/objects/object-form';
import type { SoundValue } from '@/components/sounds/sound-value';
import { Badge } from '@/components/ui/badge';

const WORDS = { none: 'Nothing recorded yet' };

/** How long it is, and a way to hear it. */
export function SoundSummary({ object }: { object: ObjectOf<SoundValue> }) {
  if (!object.audio) return <Badge tone="warning">{WORDS.none}</Badge>;
  return (
    <span className="flex items-center gap-3 tabular-nums">
      <SoundPreview key={object.audio.hash} id={object.id} />
      {formatDuration(object.audio.seconds * 1000)}
    </span>
  );
}
