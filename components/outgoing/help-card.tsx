'use client';

import { errorAt } from '@/components/objects/object-form';
import { TextField } from '@/components/fields/text-field';
import type { OutgoingFormProps } from '@/components/outgoing/outgoing-value';
import { useState } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

const WORDS = {
  title: 'Calls for help',
  note: 'Nothing on this page, and no limit or permission, ever stops a call to these numbers.',
  given: (numbers: string) => `Of the country: ${numbers}.`,
  more: 'Further numbers',
  hint: 'With a space between them, as they are dialled.',
};

const numbersIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

export function HelpCard({ value, errors, disabled, choices, onChange }: OutgoingFormProps) {
  const kept = value.emergencyNumbers;
  const [text, setText] = useState(kept.join(' '));
  // Something else than what was typed here: discarded, or saved in another form.
  const isForeign = numbersIn(text).join(' ') !== kept.join(' ');
  return (
    <Card>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      <CardBody className="grid gap-4">
        <p>{WORDS.given(choices.emergency.join(', '))}</p>
        <TextField
          label={WORDS.more}
          hint={WORDS.hint}
          error={errorAt(errors, 'emergencyNumbers')}
          value={isForeign ? kept.join(' ') : text}
          inputMode="tel"
          disabled={disabled}
          className="sm:max-w-80"
          onChange={(next) => {
            setText(next);
            onChange({ emergencyNumbers: numbersIn(next) });
          }}
        />
      </CardBody>
    </Card>
  );
}
