import type { Metadata } from 'next';
import { QUEUE_FORM_PAGES } from '@/app/(cabinet)/settings/queues/form-pages';
import { QUEUE_WORDS } from '@/components/queues/queue-words';

export const metadata: Metadata = { title: QUEUE_WORDS.one };

export default QUEUE_FORM_PAGES.New;
