import type { Metadata } from 'next';
import { settingsPage } from '@/app/(cabinet)/settings/settings-page';
import { OutgoingForm } from '@/components/outgoing/outgoing-form';
import { outgoing } from '@/lib/outgoing/contract';
import { outgoingChoices } from '@/lib/outgoing/queries';

const WORDS = {
  title: 'Outgoing calls',
  note: 'What may be called, by which way, and what people see who are called.',
};

export const metadata: Metadata = { title: WORDS.title };

export default settingsPage({
  kind: outgoing,
  ...WORDS,
  form: OutgoingForm,
  choices: outgoingChoices,
});
