import type { Metadata } from 'next';
import { CONFERENCE_FORM_PAGES } from '@/app/(cabinet)/settings/conferences/form-pages';
import { CONFERENCE_WORDS } from '@/components/conferences/conference-words';

export const metadata: Metadata = { title: CONFERENCE_WORDS.one };

export default CONFERENCE_FORM_PAGES.New;
