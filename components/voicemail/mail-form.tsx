'use client';

import { TextField } from '@/components/fields/text-field';
import { controls } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { FormValueOf, ObjectFormProps } from '@/components/objects/object-form';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { PLACEHOLDERS } from '@/lib/voicemail-mail/rules';
import type { voicemailMail } from '@/lib/voicemail-mail/contract';

export type VoicemailMailValue = FormValueOf<typeof voicemailMail>;

const WORDS = {
  title: 'How it reads',
  note: `Filled in for each message: ${PLACEHOLDERS.map((word) => `{${word}}`).join(' ')}`,
  subject: 'Subject',
  text: 'Text',
};

export function VoicemailMailForm(props: ObjectFormProps<VoicemailMailValue>) {
  const { field } = controls(props);
  const { value, error, disabled, onChange } = field('text');
  return (
    <FormCard title={WORDS.title} note={WORDS.note}>
      <TextField
        label={WORDS.subject}
        className="sm:col-span-2"
        maxLength={150}
        {...field('subject')}
      />
      <Field label={WORDS.text} error={error} className="sm:col-span-2">
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            maxLength={2000}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </FormCard>
  );
}
