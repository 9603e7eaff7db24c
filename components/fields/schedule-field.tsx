'use client';

import { TargetField, type TargetFieldProps } from '@/components/fields/target-field';
import { OpenNowOf } from '@/components/schedules/open-now-of';

const WORDS = { placeholder: 'None' };
const KINDS = ['schedule'] as const;

/** Opening hours, and whether they are open now; empty: none. */
export function ScheduleField(props: TargetFieldProps) {
  return (
    <div className="grid content-start gap-1.5">
      <TargetField placeholder={WORDS.placeholder} {...props} kinds={KINDS} />
      {props.value ? <OpenNowOf id={props.value} /> : null}
    </div>
  );
}
