import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { BoxMessages } from '@/app/(cabinet)/settings/voicemail-boxes/box-messages';
import { VoicemailForm } from '@/components/voicemail/voicemail-form';
import type { VoicemailValue } from '@/components/voicemail/voicemail-value';
import { VOICEMAIL_WORDS } from '@/components/voicemail/voicemail-words';
import { voicemailBox } from '@/lib/voicemails/contract';

export const VOICEMAIL_FORM_PAGES = objectFormPages<VoicemailValue>({
  kind: voicemailBox,
  words: VOICEMAIL_WORDS,
  form: VoicemailForm,
  below: ({ scope, object }) => <BoxMessages scope={scope} boxId={object.id} />,
});
