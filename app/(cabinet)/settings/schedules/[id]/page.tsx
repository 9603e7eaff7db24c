import type { Metadata } from 'next';
import { SCHEDULE_FORM_PAGES } from '@/app/(cabinet)/settings/schedules/form-pages';
import { SCHEDULE_WORDS } from '@/components/schedules/schedule-words';

export const metadata: Metadata = { title: SCHEDULE_WORDS.one };

export default SCHEDULE_FORM_PAGES.One;
