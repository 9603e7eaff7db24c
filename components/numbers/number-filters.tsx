'use client';

import { SearchInput } from '@/components/ui/search-input';
import { useUrlText } from '@/components/use-url-filter';

const WORDS = { search: 'Number or label', clear: 'Clear search' };

export function NumberFilters() {
  const { text, setText } = useUrlText('q');
  return (
    <div role="search">
      <SearchInput
        label={WORDS.search}
        clearLabel={WORDS.clear}
        value={text}
        onValueChange={setText}
        className="sm:max-w-xs"
      />
    </div>
  );
}
