'use client';

import type { CallPermissionValue } from '@/components/call-permissions/call-permission-form';
import { ACTION_WORDS } from '@/components/call-permissions/call-permission-words';
import type { ObjectOf } from '@/components/objects/object-form';
import { nameOf, useTargetNames, type Named } from '@/components/objects/target-names';
import type { People } from '@/lib/call-permissions/contract';

const NAMED = 2;
const WORDS = {
  everybody: 'everybody',
  more: (count: number) => ` and ${count} more`,
  sentence: (who: string, may: string, whom: string) => `${who} may ${may}: calls of ${whom}`,
};

function peopleWords({ everybody, extensions, groups }: People, names: ReadonlyMap<string, Named>) {
  if (everybody) return WORDS.everybody;
  const all = [...extensions, ...groups].map((id) => {
    const known = names.get(id);
    return known ? nameOf(known) : id;
  });
  const rest = all.length - NAMED;
  return `${all.slice(0, NAMED).join(', ')}${rest > 0 ? WORDS.more(rest) : ''}`;
}

/** The rule as a sentence. */
export function CallPermissionSummary({ object }: { object: ObjectOf<CallPermissionValue> }) {
  const { names } = useTargetNames();
  const may = object.may.map((action) => ACTION_WORDS[action]).join(', ');
  const sentence = WORDS.sentence(
    peopleWords(object.who, names),
    may,
    peopleWords(object.whom, names),
  );
  return <span className="block truncate first-letter:uppercase">{sentence}</span>;
}
