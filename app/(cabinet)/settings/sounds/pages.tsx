import { objectPages } from '@/app/(cabinet)/settings/object-pages';
import { AudioCard } from '@/components/sounds/audio-card';
import { SoundForm } from '@/components/sounds/sound-form';
import { SoundSummary } from '@/components/sounds/sound-summary';
import type { SoundValue } from '@/components/sounds/sound-value';
import { SOUND_WORDS } from '@/components/sounds/sound-words';
import { sound } from '@/lib/sounds/contract';

export const SOUND_PAGES = objectPages<SoundValue, object>({
  kind: sound,
  words: SOUND_WORDS,
  form: SoundForm,
  summary: SoundSummary,
  above: ({ scope, object: { id, version, audio } }) => (
    <AudioCard
      key={id}
      {...{ id, version, audio }}
      canWrite={scope.permissions.has('sounds:write')}
    />
  ),
});
