'use client';

import { CornerDownLeft } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Access } from '@/components/frame/nav-items';
import { useSearch, type Hit } from '@/components/frame/use-search';
import { cn } from '@/components/ui/cn';
import { intoSight } from '@/components/ui/into-sight';
import { Dialog } from '@/components/ui/dialog';
import { SearchInput } from '@/components/ui/search-input';

const WORDS = {
  title: 'Search',
  close: 'Close search',
  field: 'Name, number or page',
  clear: 'Clear',
  results: 'Results',
  busy: 'Searching…',
  none: 'Nothing found.',
  failed: 'The search did not answer. Pages can still be opened.',
};

type SearchPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  access: Access;
};

export function SearchPalette({ open, onOpenChange, access }: SearchPaletteProps) {
  const router = useRouter();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { hits, busy, failed } = useSearch(text.trim(), access);
  const current = Math.min(at, Math.max(0, hits.length - 1));

  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    onOpenChange(false);
    setText('');
    setAt(0);
    router.push(hit.href);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((current + step + hits.length) % Math.max(1, hits.length));
    else if (event.key === 'Enter') go(hits[current]);
    else return;
    event.preventDefault();
  };

  const note = failed ? WORDS.failed : busy ? WORDS.busy : hits.length === 0 ? WORDS.none : '';
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={WORDS.title} closeLabel={WORDS.close}>
      <SearchInput
        label={WORDS.field}
        clearLabel={WORDS.clear}
        value={text}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits.length > 0 ? `${listId}-${current}` : undefined}
        onKeyDown={onKeyDown}
        onValueChange={(value) => {
          setText(value);
          setAt(0);
        }}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={WORDS.results}
        className="grid max-h-[60dvh] overflow-y-auto"
      >
        {hits.map((hit, index) => (
          <li
            key={hit.href}
            ref={index === current ? intoSight : undefined}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            onMouseMove={() => setAt(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              go(hit);
            }}
            className={cn(
              'flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 pointer-coarse:min-h-11',
              index === current && 'bg-brand-soft',
            )}
          >
            <span className="min-w-0 flex-1 truncate tabular-nums">{hit.title}</span>
            <span className="truncate text-meta text-muted-foreground">
              {hit.group}
              {hit.note ? ` · ${hit.note}` : ''}
            </span>
            {index === current ? <CornerDownLeft className="size-3.5" aria-hidden /> : null}
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="min-h-4 text-meta text-muted-foreground">
        {note}
      </p>
    </Dialog>
  );
}
