'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { NumberField } from '@/components/fields/number-field';
import { PatternsField } from '@/components/fields/patterns-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { errorAt } from '@/components/objects/object-form';
import type { DialRule } from '@/components/outgoing/outgoing-value';
import type { SentenceEditorProps } from '@/components/rules/sentence-list';

const WORDS = {
  name: 'Name',
  patterns: 'What is dialled',
  patternsHint:
    'One a line, as people dial it. ? stands for one digit, * for any number of them, [2-5] for one of a range.',
  act: 'What happens',
  strip: 'Take away from the front',
  stripHint: 'Characters',
  add: 'Put in front',
  addHint: 'Digits; empty for nothing.',
  enabled: 'In use',
};

const ACTS: { value: DialRule['act']['do']; label: string }[] = [
  { value: 'ban', label: 'It may not be called' },
  { value: 'rewrite', label: 'Another number is called' },
];

const actOf = (kind: DialRule['act']['do']): DialRule['act'] =>
  kind === 'ban' ? { do: 'ban' } : { do: 'rewrite', strip: 0, add: '' };

/** One rule for what is dialled. */
export function DialRuleFields(props: SentenceEditorProps<DialRule>) {
  const { value, errors, disabled, onChange } = props;
  const { act } = value;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={WORDS.name}
        error={errors['name']}
        value={value.name}
        required
        maxLength={80}
        disabled={disabled}
        onChange={(name) => onChange({ ...value, name })}
      />
      <ChoiceField
        label={WORDS.act}
        options={ACTS}
        error={errors['act.do']}
        value={act.do}
        disabled={disabled}
        onChange={(kind) => onChange({ ...value, act: actOf(kind) })}
      />
      <PatternsField
        label={WORDS.patterns}
        hint={WORDS.patternsHint}
        error={errorAt(errors, 'patterns')}
        value={value.patterns}
        disabled={disabled}
        onChange={(patterns) => onChange({ ...value, patterns })}
      />
      {act.do === 'rewrite' ? (
        <div className="grid content-start gap-4">
          <NumberField
            label={WORDS.strip}
            hint={WORDS.stripHint}
            error={errors['act.strip']}
            value={act.strip}
            min={0}
            max={20}
            disabled={disabled}
            onChange={(strip) => onChange({ ...value, act: { ...act, strip } })}
          />
          <TextField
            label={WORDS.add}
            hint={WORDS.addHint}
            error={errors['act.add']}
            value={act.add}
            inputMode="tel"
            maxLength={21}
            disabled={disabled}
            onChange={(add) => onChange({ ...value, act: { ...act, add } })}
          />
        </div>
      ) : null}
      <ToggleRow
        label={WORDS.enabled}
        checked={value.enabled ?? true}
        disabled={disabled}
        className="sm:col-span-2"
        onChange={(enabled) => onChange({ ...value, enabled })}
      />
    </div>
  );
}
