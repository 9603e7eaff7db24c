import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { ConferenceForm } from '@/components/conferences/conference-form';
import type { ConferenceValue } from '@/components/conferences/conference-value';
import { ConferenceLiveCard } from '@/components/conferences/live-card';
import { CONFERENCE_WORDS } from '@/components/conferences/conference-words';
import { conference } from '@/lib/conferences/contract';

export const CONFERENCE_FORM_PAGES = objectFormPages<ConferenceValue>({
  kind: conference,
  words: CONFERENCE_WORDS,
  form: ConferenceForm,
  above: ({ scope, object }) => (
    <ConferenceLiveCard id={object.id} canWrite={scope.permissions.has('conferences:write')} />
  ),
});
