'use client';

import type { ReactNode } from 'react';
import { DestinationField } from '@/components/destinations/destination-field';
import { DigitsField } from '@/components/fields/digits-field';
import { OptionalPart } from '@/components/fields/optional-part';
import { SecondsField } from '@/components/fields/seconds-field';
import { controls, partOf } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import type { QueueValue } from '@/components/queues/queue-value';

const WORDS = {
  title: 'When nobody takes the call',
  note: 'Where callers go who leave the queue without an answer.',
  long: 'Callers wait no longer than',
  longHint: 'Switched off, they wait as long as they like.',
  maxWait: 'Longest wait',
  onTimeout: 'Then they go to',
  empty: 'Send callers on when no agent is there',
  emptyHint: 'Agents on a break count as being there.',
  after: 'Nobody logged in for',
  grace: 'Who is waiting already, stays for',
  graceHint: 'On top of the above. 0: who comes and finds nobody is sent on at once.',
  onNoAgents: 'They go to',
  key: 'Callers may leave the queue with a key',
  keyHint: 'Say so in the announcement: “Press 1 to be called back.”',
  keys: 'Each of these keys',
  onKey: 'Leads to',
  nowhere: 'End the call',
};

const MAX_WAIT_SECONDS = 300;
const NO_AGENTS = { afterSeconds: 30, graceSeconds: 0 };
const DAY_SECONDS = 86_400;

type Props = ObjectFormProps<QueueValue>;

const Exit = ({ children }: { children: ReactNode }) => (
  <div className="grid content-start gap-2">{children}</div>
);

function LongWait(props: Props) {
  const { field, path } = controls(props);
  const { value, onChange, ...rest } = field('maxWaitSeconds');
  return (
    <OptionalPart<number>
      label={WORDS.long}
      hint={WORDS.longHint}
      blank={MAX_WAIT_SECONDS}
      value={value === 0 ? null : value}
      disabled={props.disabled}
      onChange={(seconds) => onChange(seconds ?? 0)}
    >
      {(seconds) => (
        <>
          <SecondsField
            label={WORDS.maxWait}
            min={1}
            max={DAY_SECONDS}
            value={seconds}
            onChange={onChange}
            {...rest}
          />
          <Exit>
            <DestinationField
              label={WORDS.onTimeout}
              nowhere={WORDS.nowhere}
              {...path('onTimeout')}
            />
          </Exit>
        </>
      )}
    </OptionalPart>
  );
}

function NoAgents(props: Props) {
  const { field, path } = controls(props);
  const { value, onChange } = field('leaveWithoutAgents');
  return (
    <OptionalPart
      label={WORDS.empty}
      hint={WORDS.emptyHint}
      blank={NO_AGENTS}
      value={value}
      disabled={props.disabled}
      onChange={onChange}
    >
      {(times) => {
        const inside = controls(partOf(props, 'leaveWithoutAgents', times));
        return (
          <>
            <SecondsField
              label={WORDS.after}
              min={1}
              max={3600}
              {...inside.field('afterSeconds')}
            />
            <Exit>
              <DestinationField
                label={WORDS.onNoAgents}
                nowhere={WORDS.nowhere}
                {...path('onNoAgents')}
              />
            </Exit>
            <SecondsField
              label={WORDS.grace}
              hint={WORDS.graceHint}
              min={0}
              max={3600}
              {...inside.field('graceSeconds')}
            />
          </>
        );
      }}
    </OptionalPart>
  );
}

function ExitKey(props: Props) {
  const { field, path } = controls(props);
  const { value, error, onChange } = field('exitKeys');
  return (
    <OptionalPart
      label={WORDS.key}
      hint={WORDS.keyHint}
      blank="1"
      value={value}
      disabled={props.disabled}
      onChange={onChange}
    >
      {(keys) => (
        <>
          <DigitsField
            label={WORDS.keys}
            keys
            required
            maxLength={12}
            error={error}
            value={keys}
            disabled={props.disabled}
            onChange={onChange}
          />
          <Exit>
            <DestinationField label={WORDS.onKey} nowhere={WORDS.nowhere} {...path('onKey')} />
          </Exit>
        </>
      )}
    </OptionalPart>
  );
}

/** The three ways out of a queue that are no answer, each with where it leads. */
export function LeavingCard(props: Props) {
  return (
    <FormCard title={WORDS.title} note={WORDS.note}>
      <LongWait {...props} />
      <NoAgents {...props} />
      <ExitKey {...props} />
    </FormCard>
  );
}
