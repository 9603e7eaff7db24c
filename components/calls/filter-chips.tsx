'use client';

import { X } from 'lucide-react';
import { CALL_FILTERS, isChip, type CallFilter } from '@/components/calls/filter-names';
import { formatDuration } from '@/components/format';
import { nameOf, type Named } from '@/components/objects/target-names';
import { useUrlFilter } from '@/components/use-url-filter';

type Words = (value: string, name: string) => string;
const yes = (words: string, no: string) => (value: string) => (value === 'false' ? no : words);
const named = (kind: string) => (_: string, name: string) => `${kind}: ${name}`;
const seconds = (words: string) => (value: string) =>
  `${words} ${formatDuration(Number(value) * 1000)}`;

const MATCHES: Readonly<Record<string, string>> = {
  part: 'Anywhere in the number',
  start: 'At the start of the number',
  end: 'At the end of the number',
  exact: 'The whole number',
};

const CHIPS: Partial<Record<CallFilter, Words>> = {
  match: (value) => MATCHES[value] ?? value,
  extensionId: named('Extension'),
  groupId: named('Ring group'),
  queueId: named('Queue'),
  agentId: named('Agent'),
  menuId: named('Menu'),
  numberId: named('Number'),
  tagId: named('Tag'),
  minTalkSeconds: seconds('Talked at least'),
  maxTalkSeconds: seconds('Talked at most'),
  minWaitSeconds: seconds('Waited at least'),
  maxWaitSeconds: seconds('Waited at most'),
  recorded: yes('Recorded', 'Not recorded'),
  voicemail: yes('Left a message', 'Left no message'),
  rating: (value) => `Rated ${value} of 5`,
};

const WORDS = {
  remove: (chip: string) => `Remove the filter “${chip}”`,
  list: 'More filters in use',
  clear: 'Clear all',
  gone: 'something removed',
};

/** What narrows the log beside what the bar itself shows; each goes by one press. */
export function FilterChips({ known }: { known: readonly Named[] }) {
  const { get, set } = useUrlFilter();
  const used = CALL_FILTERS.filter((name) => isChip(name) && get(name) !== '');
  if (used.length === 0) return null;
  const words = (filter: CallFilter) => {
    const value = get(filter);
    const named = known.find(({ id }) => id === value);
    return CHIPS[filter]?.(value, named ? nameOf(named) : WORDS.gone) ?? `${filter}: ${value}`;
  };
  return (
    <ul aria-label={WORDS.list} className="flex flex-wrap items-center gap-1.5">
      {used.map((name) => (
        <li key={name} className="max-w-full">
          <button
            type="button"
            aria-label={WORDS.remove(words(name))}
            onClick={() => set({ [name]: '' })}
            className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md bg-brand-soft px-2 text-table text-brand-text hover:underline pointer-coarse:h-11"
          >
            <span className="truncate">{words(name)}</span>
            <X className="size-3.5 shrink-0" aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={() => set(Object.fromEntries(used.map((name) => [name, ''])))}
          className="h-7 rounded-md px-2 text-table text-muted-foreground hover:text-foreground pointer-coarse:h-11"
        >
          {WORDS.clear}
        </button>
      </li>
    </ul>
  );
}
