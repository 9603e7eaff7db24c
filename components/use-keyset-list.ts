'use client';

import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';

export type Page<T> = { items: T[]; nextCursor: string | null };

/**
 * A list whose first page came with the document and whose next ones come from the API.
 * A new first page (another filter, a refresh after a change) replaces what was gathered.
 */
export function useKeysetList<T extends { id: string }>(first: Page<T>, path: string) {
  const [seen, setSeen] = useState(first);
  const [items, setItems] = useState(first.items);
  const [nextCursor, setNextCursor] = useState(first.nextCursor);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  if (seen !== first) {
    setSeen(first);
    setItems(first.items);
    setNextCursor(first.nextCursor);
    setError(null);
  }

  const loadMore = async () => {
    if (!nextCursor || busy) return;
    setBusy(true);
    setError(null);
    try {
      const query = `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(nextCursor)}`;
      const page = await callApi<Page<T>>('GET', `${path}${query}`);
      setItems((current) => {
        const known = new Set(current.map((item) => item.id));
        return [...current, ...page.items.filter((item) => !known.has(item.id))];
      });
      setNextCursor(page.nextCursor);
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  return { items, setItems, nextCursor, busy, error, loadMore };
}
