'use client';

import { TargetField, type TargetFieldProps } from '@/components/fields/target-field';
import { SoundPreview } from '@/components/fields/sound-preview';

const WORDS = { none: 'None' };
const KINDS = ['sound'] as const;

/** A sound of the PBX, with a player for what was picked. */
export function SoundField({ none, ...props }: TargetFieldProps & { none?: string }) {
  return (
    <div className="grid content-start gap-1.5">
      <TargetField {...props} placeholder={none ?? WORDS.none} kinds={KINDS} />
      {props.value ? <SoundPreview key={props.value} id={props.value} /> : null}
    </div>
  );
}
