'use client';

import type { ListFilter } from '@/components/list/list-filter';
import { SearchInput } from '@/components/ui/search-input';
import { Select } from '@/components/ui/select';
import { useUrlFilter, useUrlText } from '@/components/use-url-filter';

const WORDS = { clear: 'Clear search' };

type ListFiltersProps = { search: string; filters?: readonly ListFilter[] };

/** The bar above a list; its state is the address. */
export function ListFilters({ search, filters = [] }: ListFiltersProps) {
  const { text, setText } = useUrlText('q');
  const { get, set } = useUrlFilter();
  return (
    <div role="search" className="flex flex-wrap gap-2">
      <SearchInput
        label={search}
        clearLabel={WORDS.clear}
        value={text}
        onValueChange={setText}
        className="min-w-0 flex-1 sm:max-w-xs"
      />
      {filters.map(({ name, label, options }) => (
        <Select
          key={name}
          aria-label={label}
          className="w-36!"
          value={get(name)}
          onChange={(event) => set({ [name]: event.target.value })}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ))}
    </div>
  );
}
