'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { PatternsField } from '@/components/fields/patterns-field';
import { ScheduleField } from '@/components/fields/schedule-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { errorAt } from '@/components/objects/object-form';
import { ActionFields } from '@/components/rules/action-fields';
import {
  MOMENT_WORDS,
  type RuleConditions,
  type RuleOwner,
  type RuleValue,
} from '@/components/rules/call-rule-words';
import type { SentenceEditorProps } from '@/components/rules/sentence-list';
import type { RuleMoment } from '@/lib/call-rules/contract';

const WORDS = {
  moment: 'When',
  callers: 'Caller',
  patterns: 'Numbers',
  anonymous: 'Anonymous callers',
  schedule: 'Only by these hours',
  is: 'While they are',
  registered: 'Devices',
  enabled: 'In use',
};

const MOMENTS = (Object.entries(MOMENT_WORDS) as [RuleMoment, string][]).map(([value, label]) => ({
  value,
  label,
}));

type Callers = 'any' | 'among' | 'not';
const CALLERS: { value: Callers; label: string }[] = [
  { value: 'any', label: 'Anybody' },
  { value: 'among', label: 'One of these numbers' },
  { value: 'not', label: 'None of these numbers' },
];

type Three = 'any' | 'true' | 'false';
const asThree = (value: boolean | null | undefined): Three =>
  value === null || value === undefined ? 'any' : value ? 'true' : 'false';
const fromThree = (value: Three): boolean | null => (value === 'any' ? null : value === 'true');

const ANONYMOUS: { value: Three; label: string }[] = [
  { value: 'any', label: 'Do not matter' },
  { value: 'true', label: 'Only they' },
  { value: 'false', label: 'Not they' },
];
const REGISTERED: { value: Three; label: string }[] = [
  { value: 'any', label: 'Do not matter' },
  { value: 'true', label: 'At least one is registered' },
  { value: 'false', label: 'None is registered' },
];
const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
] as const;

type Props = SentenceEditorProps<RuleValue> & { of: RuleOwner };

function CallerFields({ value, errors, disabled, onChange }: Props) {
  const { callers, anonymous } = value.when;
  const set = (when: Partial<RuleConditions>) =>
    onChange({ ...value, when: { ...value.when, ...when } });
  return (
    <>
      <ChoiceField<Callers>
        label={WORDS.callers}
        options={CALLERS}
        value={callers ? (callers.not ? 'not' : 'among') : 'any'}
        disabled={disabled}
        onChange={(next) =>
          set({
            callers:
              next === 'any' ? null : { patterns: callers?.patterns ?? [], not: next === 'not' },
          })
        }
      />
      <ChoiceField<Three>
        label={WORDS.anonymous}
        options={ANONYMOUS}
        value={asThree(anonymous)}
        disabled={disabled}
        onChange={(next) => set({ anonymous: fromThree(next) })}
      />
      {callers ? (
        <PatternsField
          label={WORDS.patterns}
          error={errorAt(errors, 'when.callers')}
          value={callers.patterns}
          disabled={disabled}
          onChange={(patterns) => set({ callers: { ...callers, patterns } })}
        />
      ) : null}
    </>
  );
}

function StateFields({ value, errors, disabled, of, onChange }: Props) {
  const { schedule, registered } = value.when;
  const set = (when: Partial<RuleConditions>) =>
    onChange({ ...value, when: { ...value.when, ...when } });
  return (
    <>
      <ScheduleField
        label={WORDS.schedule}
        error={errorAt(errors, 'when.schedule')}
        value={schedule?.id ?? null}
        disabled={disabled}
        onChange={(id) =>
          set({ schedule: id === null ? null : { is: schedule?.is ?? 'closed', id } })
        }
      />
      {schedule ? (
        <ChoiceField
          label={WORDS.is}
          options={STATES}
          value={schedule.is}
          disabled={disabled}
          onChange={(is) => set({ schedule: { ...schedule, is } })}
        />
      ) : null}
      {of === 'extension' ? (
        <ChoiceField<Three>
          label={WORDS.registered}
          options={REGISTERED}
          value={asThree(registered)}
          disabled={disabled}
          onChange={(next) => set({ registered: fromThree(next) })}
        />
      ) : null}
    </>
  );
}

/** One rule: when it holds, and what then happens. */
export function CallRuleFields(props: Props) {
  const { value, errors, disabled, onChange } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField
        label={WORDS.moment}
        options={MOMENTS}
        error={errors['when.moment']}
        value={value.when.moment}
        disabled={disabled}
        className="sm:col-span-2"
        onChange={(moment) => onChange({ ...value, when: { ...value.when, moment } })}
      />
      <CallerFields {...props} />
      <StateFields {...props} />
      <ActionFields
        value={value.act}
        errors={errors}
        disabled={disabled}
        onChange={(act) => onChange({ ...value, act })}
      />
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
