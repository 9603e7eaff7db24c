import type { Metadata } from 'next';
import { settingsPage } from '@/app/(cabinet)/settings/settings-page';
import { VoicemailMailForm } from '@/components/voicemail/mail-form';
import { voicemailMail } from '@/lib/voicemail-mail/contract';

const WORDS = {
  title: 'Voicemail e-mail',
  note: 'What people read when a message was left for them. Each box says who is told.',
};

export const metadata: Metadata = { title: WORDS.title };

export default settingsPage({ kind: voicemailMail, ...WORDS, form: VoicemailMailForm });
