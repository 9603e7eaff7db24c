import type { Metadata } from 'next';
import { SERVICE_FORM_PAGES } from '@/app/(cabinet)/settings/services/form-pages';
import { SERVICE_WORDS } from '@/components/services/service-words';

export const metadata: Metadata = { title: SERVICE_WORDS.one };

export default SERVICE_FORM_PAGES.One;
