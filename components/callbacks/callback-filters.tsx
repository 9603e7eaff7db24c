'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { useUrlFilter } from '@/components/use-url-filter';

const WORDS = {
  which: 'Which callers',
  through: 'Through',
  anywhere: 'All groups and queues',
};
const WHICH = [
  { value: '', label: 'Open' },
  { value: 'mine', label: 'Mine' },
  { value: 'done', label: 'Done' },
] as const;

export type Way = { id: string; name: string; kind: string };

/** The state of the bar is the address of the page. */
export function CallbackFilters({ ways }: { ways: readonly Way[] }) {
  const { get, set } = useUrlFilter();
  const held = get('state');
  const chosen = get('queueId') || get('groupId');
  const choose = (id: string) => {
    const isQueue = ways.some((way) => way.id === id && way.kind === 'queue');
    set({ queueId: isQueue ? id : '', groupId: isQueue ? '' : id });
  };
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label={WORDS.which}
        options={WHICH}
        value={WHICH.find((one) => one.value === held)?.value ?? ''}
        onValueChange={(state) => set({ state })}
      />
      {ways.length > 0 ? (
        <Select
          size="sm"
          aria-label={WORDS.through}
          className="w-52!"
          value={chosen}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{WORDS.anywhere}</option>
          {ways.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      ) : null}
    </div>
  );
}
