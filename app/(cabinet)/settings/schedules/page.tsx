import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { ScheduleSummary } from '@/components/schedules/schedule-summary';
import { SCHEDULE_WORDS } from '@/components/schedules/schedule-words';
import { schedule } from '@/lib/schedules/contract';

export const metadata: Metadata = { title: SCHEDULE_WORDS.many };

export default objectListPage({
  kind: schedule,
  words: SCHEDULE_WORDS,
  summary: ScheduleSummary,
});
