'use client';

import { TargetField, type TargetFieldProps } from '@/components/fields/target-field';

const WORDS = { placeholder: 'None' };
const KINDS = ['schedule'] as const;

/** Opening hours; empty: none. */
export function ScheduleField(props: TargetFieldProps) {
  return <TargetField placeholder={WORDS.placeholder} {...props} kinds={KINDS} />;
}
