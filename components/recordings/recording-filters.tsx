'use client';

import { Input } from '@/components/ui/input';
import { SearchInput } from '@/components/ui/search-input';
import { useUrlFilter, useUrlText } from '@/components/use-url-filter';

const WORDS = {
  number: 'Number or part of it',
  clear: 'Clear number',
  from: 'First day',
  to: 'Last day',
};

/** The state of the bar is the address of the page. */
export function RecordingFilters() {
  const { get, set } = useUrlFilter();
  const number = useUrlText('number');
  const day = (name: 'from' | 'to') => (
    <Input
      type="date"
      aria-label={WORDS[name]}
      className="w-40!"
      value={get(name)}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <div role="search" className="flex flex-wrap gap-2">
      <SearchInput
        label={WORDS.number}
        clearLabel={WORDS.clear}
        value={number.text}
        onValueChange={number.setText}
        className="min-w-0 flex-1 sm:max-w-xs"
      />
      {day('from')}
      {day('to')}
    </div>
  );
}
