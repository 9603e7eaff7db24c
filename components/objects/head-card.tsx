'use client';

import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import type { FormErrors, Head, ObjectWords } from '@/components/objects/object-form';
import { Card, CardBody } from '@/components/ui/card';

const WORDS = { name: 'Name', number: 'Internal number', enabled: 'Enabled' };

type HeadCardProps = {
  words: ObjectWords;
  value: Head;
  errors: FormErrors;
  disabled: boolean;
  onChange: (changes: Partial<Head>) => void;
};

/** What every object has: a name, mostly a number, and whether it is in use. */
export function HeadCard({ words, value, errors, disabled, onChange }: HeadCardProps) {
  return (
    <Card>
      <CardBody className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={WORDS.name}
          error={errors.name}
          value={value.name}
          required
          maxLength={80}
          disabled={disabled}
          onChange={(name) => onChange({ name })}
        />
        {words.numberHint === null ? null : (
          <TextField
            label={WORDS.number}
            hint={words.numberHint}
            error={errors.number}
            value={value.number ?? ''}
            inputMode="numeric"
            maxLength={4}
            disabled={disabled}
            onChange={(number) => onChange({ number: number.trim() || null })}
          />
        )}
        {words.disabledHint === null ? null : (
          <ToggleRow
            label={WORDS.enabled}
            hint={words.disabledHint}
            checked={value.enabled}
            disabled={disabled}
            className="sm:col-span-2"
            onChange={(enabled) => onChange({ enabled })}
          />
        )}
      </CardBody>
    </Card>
  );
}
