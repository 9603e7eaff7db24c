'use client';

import dynamic from 'next/dynamic';
import type { FormErrors } from '@/components/objects/object-form';
import { useTargetNames } from '@/components/objects/target-names';
import { ruleSentence, type RuleOwner, type RuleValue } from '@/components/rules/call-rule-words';
import { SentenceList } from '@/components/rules/sentence-list';
import { OpenNowOf } from '@/components/schedules/open-now-of';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

const CallRuleFields = dynamic(
  () => import('@/components/rules/call-rule-fields').then((module) => module.CallRuleFields),
  { ssr: false },
);

const WORDS = {
  title: 'Call rules',
  note: 'In this order; the first one that fits acts.',
  add: 'Add a rule',
  empty: 'No rule. Calls ring as they are set up above.',
};

const MOST = 20;

const blank = (): RuleValue => ({
  enabled: true,
  when: { moment: 'not_taken', callers: null, anonymous: null, schedule: null, registered: null },
  act: { do: 'send', to: { kind: 'busy' } },
});

type CallRulesCardProps = {
  of: RuleOwner;
  path: string;
  value: readonly RuleValue[];
  errors: FormErrors;
  disabled: boolean;
  onChange: (rules: RuleValue[]) => void;
};

/** Ordered rules of an extension, a group or a queue. */
export function CallRulesCard({ of, value, ...rest }: CallRulesCardProps) {
  const { names } = useTargetNames();
  return (
    <Card>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      <CardBody>
        <SentenceList<RuleValue>
          {...rest}
          label={WORDS.title}
          items={value}
          sentenceOf={(rule) => ruleSentence(rule, names)}
          asideOf={({ when }) => (when.schedule ? <OpenNowOf id={when.schedule.id} /> : null)}
          isOff={(rule) => rule.enabled === false}
          addLabel={WORDS.add}
          empty={WORDS.empty}
          blank={blank}
          most={MOST}
          editor={(editor) => <CallRuleFields {...editor} of={of} />}
        />
      </CardBody>
    </Card>
  );
}
