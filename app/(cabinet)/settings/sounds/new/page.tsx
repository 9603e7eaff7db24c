import type { Metadata } from 'next';
import { SOUND_FORM_PAGES } from '@/app/(cabinet)/settings/sounds/form-pages';
import { SOUND_WORDS } from '@/components/sounds/sound-words';

export const metadata: Metadata = { title: SOUND_WORDS.one };

export default SOUND_FORM_PAGES.New;
