'use client';

import dynamic from 'next/dynamic';
import { branchSentence } from '@/components/menus/branch-words';
import type { MenuBranch } from '@/components/menus/menu-value';
import type { FormErrors } from '@/components/objects/object-form';
import { useTargetNames } from '@/components/objects/target-names';
import { SentenceList } from '@/components/rules/sentence-list';
import { OpenNowOf } from '@/components/schedules/open-now-of';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

const BranchFields = dynamic(
  () => import('@/components/menus/branch-fields').then((module) => module.BranchFields),
  { ssr: false },
);

const WORDS = {
  title: 'Branches',
  note: 'Asked before anything is said, in this order; the first one that fits is taken.',
  add: 'Add a branch',
  empty: 'No branch. Every caller hears the greeting.',
};

const MOST = 30;

const blank = (): MenuBranch => ({
  when: { on: 'caller', patterns: [] },
  to: { kind: 'busy' },
});

type BranchesCardProps = {
  path: string;
  value: readonly MenuBranch[];
  errors: FormErrors;
  disabled: boolean;
  onChange: (branches: MenuBranch[]) => void;
};

/** Calls that take another way before the greeting. */
export function BranchesCard(props: BranchesCardProps) {
  const { names } = useTargetNames();
  return (
    <Card>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      <CardBody>
        <SentenceList<MenuBranch>
          path={props.path}
          errors={props.errors}
          disabled={props.disabled}
          onChange={props.onChange}
          label={WORDS.title}
          items={props.value}
          sentenceOf={(branch) => branchSentence(branch, names)}
          asideOf={({ when }) =>
            when.on === 'schedule' && when.id !== '' ? <OpenNowOf id={when.id} /> : null
          }
          addLabel={WORDS.add}
          empty={WORDS.empty}
          blank={blank}
          most={MOST}
          editor={(editor) => <BranchFields {...editor} />}
        />
      </CardBody>
    </Card>
  );
}
