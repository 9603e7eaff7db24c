import type { Metadata } from 'next';
import { VOICEMAIL_FORM_PAGES } from '@/app/(cabinet)/settings/voicemail-boxes/form-pages';
import { VOICEMAIL_WORDS } from '@/components/voicemail/voicemail-words';

export const metadata: Metadata = { title: VOICEMAIL_WORDS.one };

export default VOICEMAIL_FORM_PAGES.One;
