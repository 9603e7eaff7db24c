'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { visibleNav, type Access } from '@/components/frame/nav-items';
import type { Page } from '@/components/use-keyset-list';
import type { Extension } from '@/lib/extensions/contract';
import type { PbxNumber } from '@/lib/numbers/contract';

export type Hit = {
  href: string;
  title: string;
  note: string;
  group: 'page' | 'extension' | 'number';
};

const PAUSE_MS = 150;
const SHOWN = 5;

const pagesLike = (text: string, access: Access): Hit[] =>
  visibleNav(access)
    .flatMap((section) => section.items.map((item) => ({ ...item, section: section.label ?? '' })))
    .filter((item) => item.label.toLowerCase().includes(text.toLowerCase()))
    .map((item) => ({ href: item.href, title: item.label, note: item.section, group: 'page' }));

async function find<T>(path: string, text: string, signal: AbortSignal): Promise<T[]> {
  const query = new URLSearchParams({ q: text, limit: String(SHOWN) });
  const page = await callApi<Page<T>>('GET', `${path}?${query}`, { signal });
  return page.items;
}

async function stored(text: string, access: Access, signal: AbortSignal): Promise<Hit[]> {
  const may = (permission: string) => access.hasTenant && access.permissions.includes(permission);
  const [extensions, numbers] = await Promise.all([
    may('extensions:read') ? find<Extension>('/extensions', text, signal) : [],
    may('numbers:read') ? find<PbxNumber>('/numbers', text, signal) : [],
  ]);
  return [
    ...extensions.map((extension): Hit => ({
      href: `/settings/extensions/${extension.id}`,
      title: `${extension.number} ${extension.name}`,
      note: extension.email ?? '',
      group: 'extension',
    })),
    ...numbers.map((number): Hit => ({
      href: `/settings/numbers/${number.id}`,
      title: number.e164,
      note: number.label,
      group: 'number',
    })),
  ];
}

/** Pages at once, stored things as soon as the API has answered for the latest text. */
export function useSearch(text: string, access: Access) {
  const [found, setFound] = useState<{ text: string; hits: Hit[]; failed: boolean }>({
    text: '',
    hits: [],
    failed: false,
  });

  useEffect(() => {
    if (!text) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const hits = await stored(text, access, abort.signal).catch(() => null);
      if (!abort.signal.aborted) setFound({ text, hits: hits ?? [], failed: hits === null });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, access]);

  const isCurrent = text !== '' && found.text === text;
  return {
    hits: [...(isCurrent ? found.hits : []), ...pagesLike(text, access)],
    busy: text !== '' && !isCurrent,
    failed: isCurrent && found.failed,
  };
}
