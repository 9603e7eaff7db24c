'use client';

import { destinationName } from '@/components/destinations/target-words';
import { plural } from '@/components/format';
import type { MenuValue } from '@/components/menus/menu-value';
import type { ObjectOf } from '@/components/objects/object-form';
import { useTargetNames } from '@/components/objects/target-names';

const SHOWN = 3;
const WORDS = {
  none: 'No keys',
  branches: (count: number) => plural(count, 'branch', 'branches'),
  more: (count: number) => `and ${plural(count, 'more', 'more')}`,
};

/** The first keys, and where they lead. */
export function MenuSummary({ object }: { object: ObjectOf<MenuValue> }) {
  const { names } = useTargetNames();
  const { keys, branches } = object;
  if (keys.length === 0) {
    return branches.length > 0 ? WORDS.branches(branches.length) : WORDS.none;
  }
  const rest = keys.length - SHOWN;
  return (
    <span className="flex min-w-0 items-center gap-x-3">
      {keys.slice(0, SHOWN).map(({ digits, to }, place) => (
        <span key={place} className="flex min-w-0 items-center gap-1.5">
          <kbd className="shrink-0 rounded-sm border px-1 font-sans text-meta">{digits}</kbd>
          <span className="truncate">{destinationName(to, names)}</span>
        </span>
      ))}
      {rest > 0 ? <span className="shrink-0">{WORDS.more(rest)}</span> : null}
    </span>
  );
}
