import type { Metadata } from 'next';
import { SCHEDULE_PAGES } from '@/app/(cabinet)/settings/schedules/pages';
import { SCHEDULE_WORDS } from '@/components/schedules/schedule-words';

export const metadata: Metadata = { title: SCHEDULE_WORDS.many };

export default SCHEDULE_PAGES.List;
