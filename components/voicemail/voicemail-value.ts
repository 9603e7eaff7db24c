import type { FormValueOf } from '@/components/objects/object-form';
import type { voicemailBox } from '@/lib/voicemails/contract';

/** `pin` is there only while a new one is typed: the API never shows it. */
export type VoicemailValue = Omit<FormValueOf<typeof voicemailBox>, 'pin'> & {
  pin?: string | null;
  hasPin?: boolean;
};
