import type { Metadata } from 'next';
import { RING_GROUP_FORM_PAGES } from '@/app/(cabinet)/settings/ring-groups/form-pages';
import { RING_GROUP_WORDS } from '@/components/ring-groups/ring-group-words';

export const metadata: Metadata = { title: RING_GROUP_WORDS.one };

export default RING_GROUP_FORM_PAGES.New;
