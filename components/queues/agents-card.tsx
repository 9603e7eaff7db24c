'use client';

import { DescribedChoice } from '@/components/fields/described-choice';
import { MembersField } from '@/components/fields/members-field';
import { replaced } from '@/components/fields/moved';
import { SecondsField } from '@/components/fields/seconds-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { controls, partOf } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import { nameOf, useTargetNames } from '@/components/objects/target-names';
import { inOrder, levelsIn, withPositions } from '@/components/queues/member-order';
import type { QueueValue } from '@/components/queues/queue-value';
import { isOrdered, STRATEGY_OPTIONS } from '@/components/queues/strategy-words';
import { Select } from '@/components/ui/select';
import type { QueueMember } from '@/lib/queues/contract';

const WORDS = {
  title: 'Who answers',
  strategy: 'Who is asked first',
  members: 'Agents',
  add: 'Add an agent',
  empty: 'Nobody yet. Add the agents who take calls out of this queue.',
  level: (level: number) => `Level ${level}`,
  levelOf: (name: string) => `Level of ${name}`,
  levels: 'Agents of level 1 are asked first; the others only when none of them is free.',
  oneLevel: 'To have some asked only when the others are not free, give them a higher level.',
  wait: 'Wait before the next level is asked',
  waitHint: 'Switched off, it is asked as soon as the one before has nobody free.',
  waitSeconds: 'Each level after',
  multiply: 'Longer for each further level',
  multiplyHint: 'Level 3 comes after twice the time, level 4 after three times.',
  skipEmpty: 'Do not wait for a level in which nobody is logged in',
};

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const KINDS = ['agent'] as const;

type Props = ObjectFormProps<QueueValue>;

function MembersPart(props: Props) {
  const { names } = useTargetNames();
  const { value, onChange, ...members } = controls(props).path('members');
  const rows = inOrder(value);
  // Errors name a place in what was sent, which is what is shown: it is sent in this order.
  const change = (next: readonly QueueMember[]) => onChange(withPositions(next));
  const nameOfAgent = (agent: string) => {
    const known = names.get(agent);
    return known ? nameOf(known) : agent;
  };
  return (
    <div className="sm:col-span-2">
      <MembersField<QueueMember>
        label={WORDS.members}
        hint={levelsIn(value) > 1 ? WORDS.levels : WORDS.oneLevel}
        addLabel={WORDS.add}
        empty={WORDS.empty}
        kinds={KINDS}
        value={rows}
        {...members}
        idOf={({ agent }) => agent}
        memberOf={(agent) => ({ agent, level: rows.at(-1)?.level ?? 1, position: 1 })}
        ordered={isOrdered(props.value.strategy)}
        beside={(member, at) => (
          <Select
            size="sm"
            className="w-28! shrink-0"
            aria-label={WORDS.levelOf(nameOfAgent(member.agent))}
            value={member.level}
            disabled={props.disabled}
            onChange={({ target }) =>
              change(replaced(rows, at, { ...member, level: Number(target.value) }))
            }
          >
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {WORDS.level(level)}
              </option>
            ))}
          </Select>
        )}
        onChange={change}
      />
    </div>
  );
}

function LevelsPart(props: Props) {
  const { levels } = props.value;
  const { field, toggle } = controls(partOf(props, 'levels', levels));
  return (
    <>
      <ToggleRow
        label={WORDS.wait}
        hint={WORDS.waitHint}
        className="sm:col-span-2"
        {...toggle('apply')}
      />
      {levels.apply ? (
        <>
          <SecondsField label={WORDS.waitSeconds} min={0} max={3600} {...field('waitSeconds')} />
          <div className="grid content-center gap-3">
            <ToggleRow label={WORDS.multiply} hint={WORDS.multiplyHint} {...toggle('multiply')} />
            <ToggleRow label={WORDS.skipEmpty} {...toggle('skipEmpty')} />
          </div>
        </>
      ) : null}
    </>
  );
}

/** Who answers, in which order, and who only when the others cannot. */
export function AgentsCard(props: Props) {
  const { members, levels } = props.value;
  return (
    <FormCard title={WORDS.title}>
      <DescribedChoice
        label={WORDS.strategy}
        options={STRATEGY_OPTIONS}
        {...controls(props).field('strategy')}
      />
      <MembersPart {...props} />
      {levelsIn(members) > 1 || levels.apply ? <LevelsPart {...props} /> : null}
    </FormCard>
  );
}
