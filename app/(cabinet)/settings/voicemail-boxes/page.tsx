import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { VoicemailSummary } from '@/components/voicemail/voicemail-summary';
import { VOICEMAIL_WORDS } from '@/components/voicemail/voicemail-words';
import { voicemailBox } from '@/lib/voicemails/contract';

export const metadata: Metadata = { title: VOICEMAIL_WORDS.many };

export default objectListPage({
  kind: voicemailBox,
  words: VOICEMAIL_WORDS,
  summary: VoicemailSummary,
});
