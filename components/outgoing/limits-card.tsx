'use client';

import { TextField } from '@/components/fields/text-field';
import type { OutgoingFormProps } from '@/components/outgoing/outgoing-value';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

const WORDS = {
  title: 'Limits',
  note: 'Calls to the outside at the same time. Whoever is one too many hears that the call is not allowed.',
  all: 'Of the whole PBX',
  each: 'Of each extension',
  hint: 'Empty: no limit.',
};

const shown = (most: number | null) => (most === null || Number.isNaN(most) ? '' : String(most));
const read = (text: string) => (text === '' ? null : Number(text));

export function LimitsCard({ value, errors, disabled, onChange }: OutgoingFormProps) {
  const common = { type: 'number', min: 1, hint: WORDS.hint, disabled } as const;
  return (
    <Card>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        <TextField
          {...common}
          label={WORDS.all}
          max={10_000}
          error={errors.maxCalls}
          value={shown(value.maxCalls)}
          onChange={(text) => onChange({ maxCalls: read(text) })}
        />
        <TextField
          {...common}
          label={WORDS.each}
          max={100}
          error={errors.maxCallsPerExtension}
          value={shown(value.maxCallsPerExtension)}
          onChange={(text) => onChange({ maxCallsPerExtension: read(text) })}
        />
      </CardBody>
    </Card>
  );
}
