'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { Access } from '@/components/frame/nav-items';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';

const WORDS = { label: 'Search', keys: 'Ctrl K' };

/** Loaded when first opened: most page views never search. */
const SearchPalette = dynamic(
  () => import('@/components/frame/search-palette').then((module) => module.SearchPalette),
  { ssr: false },
);

export function SearchButton({ access }: { access: Access }) {
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);

  const change = (next: boolean) => {
    setOpen(next);
    if (next) setWasOpened(true);
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setWasOpened(true);
      setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <Button
        className="min-w-0 justify-start! font-normal! text-muted-foreground! sm:w-64"
        aria-keyshortcuts="Control+K"
        onClick={() => change(true)}
      >
        <Search aria-hidden />
        <span className="hidden flex-1 text-left sm:inline">{WORDS.label}</span>
        <span className="sr-only sm:hidden">{WORDS.label}</span>
        <span className="hidden sm:inline" aria-hidden>
          <Kbd>{WORDS.keys}</Kbd>
        </span>
      </Button>
      {wasOpened ? <SearchPalette open={open} onOpenChange={change} access={access} /> : null}
    </>
  );
}
