'use client';

import type { ObjectOf } from '@/components/objects/object-form';
import { OpenNow } from '@/components/schedules/open-now';
import type { ScheduleValue } from '@/components/schedules/schedule-value';

/** How it stands, in the list. */
export function ScheduleSummary({ object }: { object: ObjectOf<ScheduleValue> }) {
  return object.now ? <OpenNow now={object.now} withUntil /> : null;
}
