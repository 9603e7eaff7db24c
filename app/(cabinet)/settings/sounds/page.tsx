import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { SoundSummary } from '@/components/sounds/sound-summary';
import { SOUND_WORDS } from '@/components/sounds/sound-words';
import { sound } from '@/lib/sounds/contract';

export const metadata: Metadata = { title: SOUND_WORDS.many };

export default objectListPage({
  kind: sound,
  words: SOUND_WORDS,
  summary: SoundSummary,
});
