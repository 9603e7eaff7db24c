'use client';

import { plural } from '@/components/format';
import type { ObjectOf } from '@/components/objects/object-form';
import { nameOf, useTargetNames } from '@/components/objects/target-names';
import type { RingGroupValue } from '@/components/ring-groups/ring-group-form';

const NAMED = 3;
const WORDS = { nobody: 'Nobody', more: (count: number) => `and ${plural(count, 'more', 'more')}` };

/** The first members by name. */
export function RingGroupSummary({ object }: { object: ObjectOf<RingGroupValue> }) {
  const { names } = useTargetNames();
  const words = object.members.map((member) => {
    if ('outside' in member) return member.outside;
    const known = names.get(member.extension);
    return known ? nameOf(known) : member.extension;
  });
  if (words.length === 0) return WORDS.nobody;
  const rest = words.length - NAMED;
  return (
    <span className="block truncate">
      {words.slice(0, NAMED).join(', ')}
      {rest > 0 ? ` ${WORDS.more(rest)}` : ''}
    </span>
  );
}
