'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { SoundField } from '@/components/fields/sound-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import type { FormValueOf, ObjectFormProps } from '@/components/objects/object-form';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { recordingPolicy } from '@/lib/recordings/policy-contract';

export type RecordingPolicyValue = FormValueOf<typeof recordingPolicy>;
type Choice = RecordingPolicyValue['incoming'];

const WORDS = {
  which: 'Which calls',
  whichNote:
    'A number or an extension can say otherwise on its own page; the strongest word counts.',
  incoming: 'Calls from outside',
  outgoing: 'Calls to the outside',
  internal: 'Calls between extensions',
  how: 'How',
  howNote:
    'An extension that dials *2 during a call begins a recording on demand, pauses it, and goes on.',
  stereo: 'Both sides on a channel of their own',
  stereoHint: 'Who said what stays clear; the file is twice as large.',
  announcement: 'Announcement',
  announcementHint:
    'Heard by the other side before it is connected. In many countries the law asks for it.',
  days: 'Kept for days',
  daysHint: 'Of new recordings. Empty: until somebody removes them.',
};

const CHOICES: { value: Choice; label: string }[] = [
  { value: 'never', label: 'Never' },
  { value: 'on_demand', label: 'On demand' },
  { value: 'always', label: 'Always' },
];

export function RecordingPolicyForm(props: ObjectFormProps<RecordingPolicyValue>) {
  const { value, errors, disabled, onChange } = props;
  const which = (field: 'incoming' | 'outgoing' | 'internal') => (
    <ChoiceField
      label={WORDS[field]}
      options={CHOICES}
      value={value[field]}
      error={errors[field]}
      disabled={disabled}
      onChange={(next) => onChange({ [field]: next })}
    />
  );
  return (
    <>
      <Card>
        <CardHeader title={WORDS.which} note={WORDS.whichNote} />
        <CardBody className="grid gap-4 sm:grid-cols-3">
          {which('incoming')}
          {which('outgoing')}
          {which('internal')}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.how} note={WORDS.howNote} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <SoundField
            label={WORDS.announcement}
            hint={WORDS.announcementHint}
            value={value.announcement}
            error={errors.announcement}
            disabled={disabled}
            onChange={(announcement) => onChange({ announcement })}
          />
          <TextField
            label={WORDS.days}
            hint={WORDS.daysHint}
            type="number"
            min={1}
            max={3650}
            value={value.retentionDays === null ? '' : String(value.retentionDays)}
            error={errors.retentionDays}
            disabled={disabled}
            onChange={(text) => onChange({ retentionDays: text === '' ? null : Number(text) })}
          />
          <ToggleRow
            label={WORDS.stereo}
            hint={WORDS.stereoHint}
            checked={value.stereo}
            disabled={disabled}
            className="sm:col-span-2"
            onChange={(stereo) => onChange({ stereo })}
          />
        </CardBody>
      </Card>
    </>
  );
}
