'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import { ChoiceField, type Choice } from '@/components/fields/choice-field';
import { PatternsField } from '@/components/fields/patterns-field';
import { ScheduleField } from '@/components/fields/schedule-field';
import { TextField } from '@/components/fields/text-field';
import type { BranchWhen, MenuBranch } from '@/components/menus/menu-value';
import { controls, partOf, type FormPart } from '@/components/objects/controls';
import type { SentenceEditorProps } from '@/components/rules/sentence-list';

const WORDS = {
  on: 'When',
  patterns: 'Numbers',
  values: 'Digits',
  schedule: 'Opening hours',
  is: 'While they are',
  name: 'Name of the digits',
  nameHint: 'As they are called below, or by a service: customer.',
  to: 'Leads to',
};

const ON: readonly Choice<BranchWhen['on']>[] = [
  { value: 'caller', label: 'The caller is one of these numbers' },
  { value: 'anonymous', label: 'The caller shows no number' },
  { value: 'called', label: 'One of these numbers was called' },
  { value: 'schedule', label: 'By opening hours' },
  { value: 'variable', label: 'Digits that were asked for are' },
];

const BLANK: { [On in BranchWhen['on']]: BranchWhen } = {
  caller: { on: 'caller', patterns: [] },
  anonymous: { on: 'anonymous' },
  called: { on: 'called', patterns: [] },
  schedule: { on: 'schedule', id: '', is: 'closed' },
  variable: { on: 'variable', name: '', patterns: [] },
};

const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
] as const;

type When<On extends BranchWhen['on']> = FormPart<Extract<BranchWhen, { on: On }>>;

function NumbersFields(part: When<'caller'> | When<'called'>) {
  const form: FormPart<{ patterns: string[] }> = part;
  return <PatternsField label={WORDS.patterns} {...controls(form).field('patterns')} />;
}

function ScheduleFields(part: When<'schedule'>) {
  const { field } = controls(part);
  const { onChange, ...id } = field('id');
  return (
    <>
      <ScheduleField label={WORDS.schedule} {...id} onChange={(next) => onChange(next ?? '')} />
      <ChoiceField label={WORDS.is} options={STATES} {...field('is')} />
    </>
  );
}

function VariableFields(part: When<'variable'>) {
  const { field } = controls(part);
  return (
    <>
      <TextField
        label={WORDS.name}
        hint={WORDS.nameHint}
        required
        maxLength={31}
        spellCheck={false}
        {...field('name')}
      />
      <PatternsField label={WORDS.values} {...field('patterns')} />
    </>
  );
}

/** One branch: when it holds, and where the call then goes. */
export function BranchFields(props: SentenceEditorProps<MenuBranch>) {
  const { value } = props;
  const form: FormPart<MenuBranch> = {
    ...props,
    onChange: (changes) => props.onChange({ ...value, ...changes }),
  };
  const { onChange, ...to } = controls(form).path('to');
  const { when } = value;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField
        label={WORDS.on}
        options={ON}
        value={when.on}
        disabled={props.disabled}
        onChange={(on) => form.onChange({ when: BLANK[on] })}
      />
      <div className="grid content-start gap-2">
        <DestinationField
          label={WORDS.to}
          {...to}
          onChange={(next) => (next ? onChange(next) : undefined)}
        />
      </div>
      {when.on === 'caller' ? <NumbersFields {...partOf(form, 'when', when)} /> : null}
      {when.on === 'called' ? <NumbersFields {...partOf(form, 'when', when)} /> : null}
      {when.on === 'schedule' ? <ScheduleFields {...partOf(form, 'when', when)} /> : null}
      {when.on === 'variable' ? <VariableFields {...partOf(form, 'when', when)} /> : null}
    </div>
  );
}
