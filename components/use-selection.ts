'use client';

import { useState } from 'react';

/** Which rows are ticked. Rows that left the list leave the selection. */
export function useSelection<T extends { id: string }>(items: readonly T[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = items.filter((item) => ids.has(item.id));
  return {
    selected,
    has: (id: string) => ids.has(id),
    hasAll: items.length > 0 && selected.length === items.length,
    clear: () => setIds(new Set()),
    toggle: (id: string) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    toggleAll: () =>
      setIds(selected.length === items.length ? new Set() : new Set(items.map((item) => item.id))),
  };
}
