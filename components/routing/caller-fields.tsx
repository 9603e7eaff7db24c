'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { TargetField } from '@/components/fields/target-field';
import { TextField } from '@/components/fields/text-field';
import { UNCHOSEN, type Question } from '@/lib/routing/question-rules';

const WORDS = {
  who: 'Who calls',
  outside: 'Somebody outside',
  inside: 'One of my extensions',
  caller: 'Number of the caller',
  callerHint: 'With its country code. Empty: the number is hidden.',
  extension: 'Extension',
};

type Origin = 'outside' | 'inside';
const ORIGINS: readonly { value: Origin; label: string }[] = [
  { value: 'outside', label: WORDS.outside },
  { value: 'inside', label: WORDS.inside },
];
const KINDS = ['extension'] as const;

type CallerFieldsProps = {
  question: Pick<Question, 'from' | 'caller'>;
  errors: Readonly<Record<string, string>>;
  onChange: (changes: Partial<Question>) => void;
};

/** Somebody outside with a number, or an extension. */
export function CallerFields({ question, errors, onChange }: CallerFieldsProps) {
  const { from, caller } = question;
  const origin: Origin = from === '' ? 'outside' : 'inside';
  return (
    <>
      <ChoiceField<Origin>
        label={WORDS.who}
        value={origin}
        options={ORIGINS}
        onChange={(next) => onChange({ from: next === 'outside' ? '' : UNCHOSEN })}
      />
      {origin === 'outside' ? (
        <TextField
          label={WORDS.caller}
          hint={WORDS.callerHint}
          error={errors.caller}
          type="tel"
          value={caller}
          maxLength={40}
          onChange={(next) => onChange({ caller: next })}
        />
      ) : (
        <TargetField
          label={WORDS.extension}
          error={errors.from}
          kinds={KINDS}
          value={from === UNCHOSEN ? null : from}
          onChange={(id) => onChange({ from: id ?? UNCHOSEN })}
        />
      )}
    </>
  );
}
