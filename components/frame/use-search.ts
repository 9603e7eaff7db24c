'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { hrefOf, kindWord } from '@/components/destinations/target-words';
import { visibleNav, type Access } from '@/components/frame/nav-items';
import { nameOf } from '@/components/objects/target-names';
import type { Page } from '@/components/use-keyset-list';
import type { Extension } from '@/lib/extensions/contract';
import type { PbxNumber } from '@/lib/numbers/contract';
import type { TargetItem } from '@/lib/objects/contract';

export type Hit = {
  href: string;
  title: string;
  note: string;
  /** What it is, in words. */
  group: string;
};

const PAUSE_MS = 150;
const SHOWN = 5;
const PAGE = 'Page';

const pagesLike = (text: string, access: Access): Hit[] =>
  visibleNav(access)
    .flatMap((section) => section.items.map((item) => ({ ...item, section: section.label ?? '' })))
    .filter((item) => item.label.toLowerCase().includes(text.toLowerCase()))
    .map((item) => ({ href: item.href, title: item.label, note: item.section, group: PAGE }));

async function find<T>(path: string, text: string, signal: AbortSignal): Promise<T[]> {
  const query = new URLSearchParams({ q: text, limit: String(SHOWN) });
  const page = await callApi<Page<T>>('GET', `${path}?${query}`, { signal });
  return page.items;
}

/** Everything that calls can be sent to, and what goes with it. */
async function findObjects(text: string, signal: AbortSignal): Promise<TargetItem[]> {
  const found = await callApi<{ items: TargetItem[] }>(
    'GET',
    `/targets?${new URLSearchParams({ q: text })}`,
    { signal },
  );
  return found.items.filter(({ kind }) => kind !== 'extension').slice(0, SHOWN);
}

async function stored(text: string, access: Access, signal: AbortSignal): Promise<Hit[]> {
  const may = (permission: string) => access.hasTenant && access.permissions.includes(permission);
  const [extensions, numbers, objects] = await Promise.all([
    may('extensions:read') ? find<Extension>('/extensions', text, signal) : [],
    may('numbers:read') ? find<PbxNumber>('/numbers', text, signal) : [],
    may('tenant:read') ? findObjects(text, signal) : [],
  ]);
  return [
    ...extensions.map((extension): Hit => ({
      href: `/settings/extensions/${extension.id}`,
      title: `${extension.number} ${extension.name}`,
      note: extension.email ?? '',
      group: kindWord('extension'),
    })),
    ...numbers.map((number): Hit => ({
      href: `/settings/numbers/${number.id}`,
      title: number.e164,
      note: number.label,
      group: kindWord('number'),
    })),
    ...objects.flatMap((object): Hit[] => {
      const href = hrefOf(object.kind, object.id);
      if (href === undefined) return [];
      return [{ href, title: nameOf(object), note: '', group: kindWord(object.kind) }];
    }),
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
