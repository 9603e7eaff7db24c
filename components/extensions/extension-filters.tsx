'use client';

import { SearchInput } from '@/components/ui/search-input';
import { Select } from '@/components/ui/select';
import { useUrlFilter, useUrlText } from '@/components/use-url-filter';

const WORDS = {
  search: 'Number, name or e-mail',
  clear: 'Clear search',
  state: 'State',
  all: 'All states',
  enabled: 'Enabled',
  disabled: 'Disabled',
};

export function ExtensionFilters() {
  const { text, setText } = useUrlText('q');
  const { get, set } = useUrlFilter();
  return (
    <div role="search" className="flex flex-wrap gap-2">
      <SearchInput
        label={WORDS.search}
        clearLabel={WORDS.clear}
        value={text}
        onValueChange={setText}
        className="min-w-0 flex-1 sm:max-w-xs"
      />
      <Select
        aria-label={WORDS.state}
        className="w-36!"
        value={get('enabled')}
        onChange={(event) => set({ enabled: event.target.value })}
      >
        <option value="">{WORDS.all}</option>
        <option value="true">{WORDS.enabled}</option>
        <option value="false">{WORDS.disabled}</option>
      </Select>
    </div>
  );
}
