import type { Metadata } from 'next';
import { settingsPage } from '@/app/(cabinet)/settings/settings-page';
import { RecordingPolicyForm } from '@/components/recordings/policy-form';
import { recordingPolicy } from '@/lib/recordings/policy-contract';

const WORDS = {
  title: 'Recording',
  note: 'Which calls are recorded, how, and for how long they are kept.',
};

export const metadata: Metadata = { title: WORDS.title };

export default settingsPage({ kind: recordingPolicy, ...WORDS, form: RecordingPolicyForm });
