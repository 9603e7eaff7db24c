'use client';

import type { AgentValue } from '@/components/agents/agent-value';
import { DescribedChoice, type DescribedOption } from '@/components/fields/described-choice';
import { NumberField } from '@/components/fields/number-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { TargetField } from '@/components/fields/target-field';
import { TextField } from '@/components/fields/text-field';
import { controls } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';

const WORDS = {
  where: 'Where calls ring',
  at: 'This agent takes calls',
  extension: 'Extension',
  extensionHint: 'All its devices ring together.',
  outside: 'Outside number',
  outsideHint: 'With its country code, e.g. +49 30 901820.',
  pace: 'How calls are given',
  paceNote: 'How long it rings, and how long the agent is left alone afterwards.',
  ring: 'Rings for',
  ringHint: 'Then the next agent is asked.',
  wrapUp: 'Left alone after a call',
  wrapUpHint: 'To write down what was agreed.',
  noAnswer: 'After not answering',
  busy: 'After being busy',
  reject: 'After declining',
  missed: 'Pause after so many missed in a row',
  missedHint: 'So that callers do not wait for who is not there. 0: never.',
};

type At = 'extension' | 'outside';

const AT: readonly DescribedOption<At>[] = [
  {
    value: 'extension',
    label: 'At an extension',
    text: 'At the desk, on the mobile app, anywhere.',
  },
  {
    value: 'outside',
    label: 'At an outside number',
    text: 'Presses 1 to take a call, so that no mailbox does.',
  },
];

const KINDS = ['extension'] as const;

type Props = ObjectFormProps<AgentValue>;

function WhereCard(props: Props) {
  const { field } = controls(props);
  const { extension, outside } = props.value;
  const { onChange, ...number } = field('outside');
  return (
    <FormCard title={WORDS.where}>
      <DescribedChoice<At>
        label={WORDS.at}
        options={AT}
        value={outside === null ? 'extension' : 'outside'}
        disabled={props.disabled}
        onChange={(at) =>
          props.onChange(
            at === 'outside' ? { extension: null, outside: '' } : { extension, outside: null },
          )
        }
      />
      {outside === null ? (
        <TargetField
          label={WORDS.extension}
          hint={WORDS.extensionHint}
          kinds={KINDS}
          {...field('extension')}
        />
      ) : (
        <TextField
          label={WORDS.outside}
          hint={WORDS.outsideHint}
          type="tel"
          required
          maxLength={40}
          {...number}
          value={outside}
          onChange={onChange}
        />
      )}
    </FormCard>
  );
}

/** Who it is that takes calls, and at what pace. */
export function AgentForm(props: Props) {
  const { field } = controls(props);
  return (
    <>
      <WhereCard {...props} />
      <FormCard title={WORDS.pace} note={WORDS.paceNote}>
        <SecondsField
          label={WORDS.ring}
          hint={WORDS.ringHint}
          min={5}
          max={120}
          {...field('ringSeconds')}
        />
        <SecondsField
          label={WORDS.wrapUp}
          hint={WORDS.wrapUpHint}
          min={0}
          max={3600}
          {...field('wrapUpSeconds')}
        />
        <SecondsField
          label={WORDS.noAnswer}
          min={2}
          max={3600}
          {...field('noAnswerDelaySeconds')}
        />
        <SecondsField label={WORDS.busy} min={2} max={3600} {...field('busyDelaySeconds')} />
        <SecondsField label={WORDS.reject} min={2} max={3600} {...field('rejectDelaySeconds')} />
        <NumberField
          label={WORDS.missed}
          hint={WORDS.missedHint}
          min={0}
          max={50}
          {...field('maxNoAnswer')}
        />
      </FormCard>
    </>
  );
}
