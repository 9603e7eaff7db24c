'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { useUrlFilter } from '@/components/use-url-filter';

const WORDS = { from: 'Calls to' };

type RouteStartProps = {
  from: string;
  starts: readonly { value: string; label: string }[];
};

/** Which number the map begins at; its state is the address. */
export function RouteStart({ from, starts }: RouteStartProps) {
  const { set } = useUrlFilter();
  return (
    <ChoiceField
      label={WORDS.from}
      value={from}
      options={starts}
      className="sm:max-w-sm"
      onChange={(next) => set({ from: next })}
    />
  );
}
