'use client';

import { X } from 'lucide-react';
import { replaced, without } from '@/components/fields/moved';
import { nameOf, useTargetNames } from '@/components/objects/target-names';
import { TargetPicker } from '@/components/objects/target-picker';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import {
  isQueue,
  isService,
  placeIn,
  statesOf,
  stateWith,
  type PersonState,
  type QueueState,
  type Supposition,
} from '@/lib/routing/question-rules';

const WORDS = {
  add: 'Suppose that …',
  hint: 'Choose who. Everybody else rings until it is given up.',
  placeholder: 'Extension, queue or service',
  answer: (name: string) => `Where ${name} sends the call`,
  noAnswer: 'does not answer',
  list: 'What is supposed',
  state: (name: string) => `What ${name} does`,
  remove: (name: string) => `Suppose nothing of ${name}`,
};

const PERSON_WORDS: Record<PersonState, string> = {
  answered: 'answers',
  busy: 'is busy',
  rejected: 'declines',
  unreachable: 'cannot be reached',
  no_answer: 'does not answer',
  in_call: 'is in a call',
  no_phone: 'has no phone online',
};

const QUEUE_WORDS: Record<QueueState, string> = {
  answered: 'an agent answers',
  timeout: 'the wait is too long',
  no_agents: 'has no agents',
  key: 'is left by key',
  abandoned: 'the caller hangs up',
};

const KINDS = ['extension', 'queue', 'service'] as const;
const ANSWERS = [
  ...(['extension', 'ring_group', 'queue', 'menu', 'schedule'] as const),
  ...(['voicemail', 'conference', 'sound'] as const),
];

const stateWords = ({ who, is }: Supposition): string =>
  isQueue(who) ? QUEUE_WORDS[is as QueueState] : PERSON_WORDS[is as PersonState];

type StateFieldProps = {
  name: string;
  value: Supposition;
  onChange: (is: Supposition['is']) => void;
};

/** What somebody does; of a service where it sends the call, for it is never asked here. */
function StateField({ name, value: { who, is }, onChange }: StateFieldProps) {
  if (isService(who)) {
    return (
      <Field label={WORDS.answer(name)} labelHidden className="w-56 shrink-0">
        {(control) => (
          <TargetPicker
            control={control}
            kinds={ANSWERS}
            value={placeIn(is)}
            placeholder={WORDS.noAnswer}
            onPick={(place) => onChange(stateWith(place))}
          />
        )}
      </Field>
    );
  }
  return (
    <Select
      aria-label={WORDS.state(name)}
      className="w-40! shrink-0"
      value={is}
      onChange={({ target }) => {
        const next = statesOf(who).find((state) => state === target.value);
        if (next) onChange(next);
      }}
    >
      {statesOf(who).map((state) => (
        <option key={state} value={state}>
          {stateWords({ who, is: state })}
        </option>
      ))}
    </Select>
  );
}

type SupposeFieldProps = {
  value: readonly Supposition[];
  error: string | undefined;
  onChange: (value: Supposition[]) => void;
};

/** Who answers, who is busy: what no configuration says. */
export function SupposeField({ value, error, onChange }: SupposeFieldProps) {
  const { names } = useTargetNames();
  const nameIn = (who: string) => {
    const known = names.get(who);
    return known ? nameOf(known) : who;
  };
  return (
    <div className="grid gap-2">
      <Field label={WORDS.add} hint={WORDS.hint} error={error}>
        {(control) => (
          <TargetPicker
            control={control}
            kinds={KINDS}
            value={null}
            except={value.map(({ who }) => who)}
            placeholder={WORDS.placeholder}
            onPick={(who) => {
              if (who === null) return;
              onChange([...value, { who, is: isService(who) ? 'fallback' : 'answered' }]);
            }}
          />
        )}
      </Field>
      {value.length > 0 ? (
        <ul aria-label={WORDS.list} className="grid gap-2">
          {value.map((one, index) => {
            const name = nameIn(one.who);
            return (
              <li key={one.who} className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate tabular-nums">{name}</span>
                <StateField
                  name={name}
                  value={one}
                  onChange={(is) => onChange(replaced(value, index, { ...one, is }))}
                />
                <Button
                  variant="ghost"
                  size="iconSm"
                  aria-label={WORDS.remove(name)}
                  onClick={() => onChange(without(value, index))}
                >
                  <X aria-hidden />
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
