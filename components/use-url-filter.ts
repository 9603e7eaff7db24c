'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';

const PAUSE_MS = 250;

/** The state of a filter bar is the URL: it can be sent, kept and gone back to. */
export function useUrlFilter() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [isPending, startTransition] = useTransition();

  const set = (changes: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const query = next.toString();
    startTransition(() =>
      router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false }),
    );
  };

  return { get: (name: string) => params.get(name) ?? '', set, isPending };
}

/** Text that goes into the URL when the person pauses typing. */
export function useUrlText(name: string) {
  const { get, set, isPending } = useUrlFilter();
  const inUrl = get(name);
  const [text, setText] = useState(inUrl);
  const [sent, setSent] = useState(inUrl);
  const latest = useRef(set);
  useEffect(() => {
    latest.current = set;
  });

  if (inUrl !== sent && text === sent) {
    setSent(inUrl);
    setText(inUrl);
  }

  useEffect(() => {
    if (text === sent) return undefined;
    const timer = setTimeout(() => {
      setSent(text);
      latest.current({ [name]: text.trim() });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [name, text, sent]);

  return { text, setText, isPending };
}
