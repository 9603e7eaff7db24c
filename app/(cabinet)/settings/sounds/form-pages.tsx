import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { AudioCard } from '@/components/sounds/audio-card';
import { SoundForm } from '@/components/sounds/sound-form';
import type { SoundValue } from '@/components/sounds/sound-value';
import { SOUND_WORDS } from '@/components/sounds/sound-words';
import { sound } from '@/lib/sounds/contract';

export const SOUND_FORM_PAGES = objectFormPages<SoundValue, object>({
  kind: sound,
  words: SOUND_WORDS,
  form: SoundForm,
  above: ({ scope, object: { id, version, audio } }) => (
    <AudioCard
      key={id}
      {...{ id, version, audio }}
      canWrite={scope.permissions.has('sounds:write')}
    />
  ),
});
