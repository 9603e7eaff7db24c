'use client';

import { NumberField } from '@/components/fields/number-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { TextField } from '@/components/fields/text-field';
import type { FormValueOf, ObjectFormProps } from '@/components/objects/object-form';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { featureCodes } from '@/lib/feature-codes/contract';
import { FEATURE_LIST, type Feature, type FeatureField } from '@/lib/feature-codes/rules';

export type FeatureCodesValue = FormValueOf<typeof featureCodes>;

const WORDS = {
  ownCalls: 'Own phone',
  ownCallsNote: 'Holds for the extension whose phone dials it.',
  ofOthers: 'Calls of others',
  ofOthersNote: 'Who may do this to whose calls is said under “Call permissions”.',
  parking: 'Parking',
  parkingNote: 'Put the call on hold and dial: the place is said. Anybody takes it back.',
  rest: 'Voicemail, queues, conferences',
  tests: 'Tests',
  places: 'Places',
  parkSeconds: 'Rings back after',
  followedBy: (what: string) => `Then the ${what}.`,
  off: 'Empty: switched off',
};

type Section = { title: string; note?: string; fields: readonly FeatureField[] };

const SECTIONS: readonly Section[] = [
  {
    title: WORDS.ownCalls,
    note: WORDS.ownCallsNote,
    fields: ['forwardOn', 'forwardOff', 'dndOn', 'dndOff'],
  },
  {
    title: WORDS.ofOthers,
    note: WORDS.ofOthersNote,
    fields: ['pickup', 'groupPickup', 'listen', 'whisper', 'join', 'replace'],
  },
  { title: WORDS.parking, note: WORDS.parkingNote, fields: ['park', 'retrieve'] },
  { title: WORDS.rest, fields: ['voicemail', 'agentIn', 'agentOut', 'conference'] },
  { title: WORDS.tests, fields: ['echo', 'time'] },
];

const FEATURES: ReadonlyMap<string, Feature> = new Map(
  FEATURE_LIST.map((feature) => [feature.field, feature]),
);

type Props = ObjectFormProps<FeatureCodesValue>;

function CodeField({ field, ...props }: Props & { field: FeatureField }) {
  const { name = field, followedBy } = FEATURES.get(field) ?? {};
  return (
    <TextField
      label={name}
      hint={followedBy ? WORDS.followedBy(followedBy) : undefined}
      inputMode="tel"
      maxLength={6}
      placeholder={WORDS.off}
      value={props.value[field] ?? ''}
      error={props.errors[field]}
      disabled={props.disabled}
      onChange={(text) => props.onChange({ [field]: text === '' ? null : text })}
    />
  );
}

function ParkFields({ value, errors, disabled, onChange }: Props) {
  return (
    <>
      <NumberField
        label={WORDS.places}
        value={value.parkPlaces}
        min={1}
        max={50}
        error={errors.parkPlaces}
        disabled={disabled}
        onChange={(parkPlaces) => onChange({ parkPlaces })}
      />
      <SecondsField
        label={WORDS.parkSeconds}
        value={value.parkSeconds}
        min={15}
        max={3600}
        error={errors.parkSeconds}
        disabled={disabled}
        onChange={(parkSeconds) => onChange({ parkSeconds })}
      />
    </>
  );
}

export function FeatureCodesForm(props: Props) {
  return SECTIONS.map(({ title, note, fields }) => (
    <Card key={title}>
      <CardHeader title={title} note={note} />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        {fields.map((field) => (
          <CodeField key={field} {...props} field={field} />
        ))}
        {fields.includes('park') ? <ParkFields {...props} /> : null}
      </CardBody>
    </Card>
  ));
}
