'use client';

import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import type { Call } from '@/lib/calls/contract';

export type CallPage = { items: Call[]; nextCursor: string | null; searchedTo: string | null };

/** So many answers in a row without a call: then the person says whether to look further back. */
const VAIN_MAX = 20;

const newestFirst = (one: Call, other: Call) =>
  other.startedAt.localeCompare(one.startedAt) || other.id.localeCompare(one.id);

function merged(calls: readonly Call[], more: readonly Call[]): Call[] {
  const known = new Set(calls.map(({ id }) => id));
  return [...calls, ...more.filter(({ id }) => !known.has(id))];
}

/**
 * The log as far as it was read. An answer may be short because hardly any call fits: it then says
 * how far back it has looked, and the next one goes on from there.
 */
export function useCallList(first: CallPage, path: string) {
  const [seen, setSeen] = useState(first);
  const [items, setItems] = useState(first.items);
  const [place, setPlace] = useState<Omit<CallPage, 'items'>>(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [vain, setVain] = useState(0);

  if (seen !== first) {
    setSeen(first);
    setItems(first.items);
    setPlace(first);
    setError(null);
    setVain(0);
  }

  const loadMore = async () => {
    const { nextCursor } = place;
    if (!nextCursor || busy) return;
    setBusy(true);
    setError(null);
    try {
      const sign = path.includes('?') ? '&' : '?';
      const from = `${path}${sign}cursor=${encodeURIComponent(nextCursor)}`;
      const page = await callApi<CallPage>('GET', from);
      setItems((current) => merged(current, page.items));
      setPlace(page);
      setVain((times) => (page.items.length === 0 ? times + 1 : 0));
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  return {
    items,
    hasMore: place.nextCursor !== null,
    /** Null once a page was full, or all was looked at. */
    searchedTo: place.searchedTo,
    /** It may go on by itself. */
    mayGoOn: place.nextCursor !== null && error === null && vain < VAIN_MAX,
    /** Names the place: changes with every answer. */
    place: place.nextCursor,
    busy,
    error,
    loadMore: () => {
      if (vain >= VAIN_MAX) setVain(0);
      return loadMore();
    },
    add: (calls: readonly Call[]) =>
      setItems((current) => merged(current, calls).toSorted(newestFirst)),
    replace: (call: Call) =>
      setItems((current) => current.map((one) => (one.id === call.id ? call : one))),
  };
}
