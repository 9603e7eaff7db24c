import type { Call } from '@/lib/calls/contract';

/** What both ways to show rows take: all of them, and only those in sight. */
export type RowsProps = {
  calls: readonly Call[];
  timeZone: string;
  tags: ReadonlyMap<string, string>;
  openId: string | null;
  /** Row to put the focus on; another object asks again. */
  wanted: { index: number } | null;
  onFocus: (index: number) => void;
  onOpen: (id: string) => void;
};

const TRIES = 20;

/** Focuses a row that may not be in the page before the next frames. */
export function focusRow(body: HTMLTableSectionElement | null, index: number, tries = TRIES): void {
  const row = body?.querySelector<HTMLTableRowElement>(`tr[data-index="${index}"]`);
  if (row) {
    row.querySelector('button')?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  } else if (tries > 0) requestAnimationFrame(() => focusRow(body, index, tries - 1));
}
