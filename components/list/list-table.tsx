'use client';

import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { LoadMore } from '@/components/ui/load-more';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';

const WORDS = { selectAll: 'Select all shown', actions: 'Actions', more: 'Show more' };

/** What useKeysetList gives. */
type Gathered<T> = {
  items: readonly T[];
  nextCursor: string | null;
  busy: boolean;
  error: string | null;
  loadMore: () => void;
};

/** A list that came whole: there is no next page. */
export function whole<T>(items: readonly T[]): Gathered<T> {
  return { items, nextCursor: null, busy: false, error: null, loadMore: () => undefined };
}

/** What useSelection gives, as far as the head of the table needs it. */
type Selected = { selected: readonly unknown[]; hasAll: boolean; toggleAll: () => void };

export type Column = string | { label: string; className: string };

type ListTableProps<T> = {
  label: string;
  columns: readonly Column[];
  list: Gathered<T>;
  /** Present: rows begin with a cell that selects them. */
  selection?: Selected | undefined;
  /** True: rows end with a cell of what can be done with them. */
  hasActions?: boolean;
  /** How many are shown, in words; without them the foot is there only when there is more. */
  shown?: (count: number) => string;
  row: (item: T) => ReactNode;
};

function Head({ column }: { column: Column }) {
  if (typeof column === 'string') return <HeadCell>{column}</HeadCell>;
  return <HeadCell className={column.className}>{column.label}</HeadCell>;
}

/** The table of every list: head, rows, and the way to the next page. */
export function ListTable<T>(props: ListTableProps<T>) {
  const { list, selection, shown } = props;
  const note = shown?.(list.items.length);
  return (
    <div className="rounded-lg border bg-card">
      <Table label={props.label}>
        <TableHead>
          <tr>
            {selection ? (
              <HeadCell className="w-8 pr-0">
                <Checkbox
                  aria-label={WORDS.selectAll}
                  checked={selection.hasAll}
                  indeterminate={selection.selected.length > 0 && !selection.hasAll}
                  onChange={selection.toggleAll}
                />
              </HeadCell>
            ) : null}
            {props.columns.map((column) => (
              <Head key={typeof column === 'string' ? column : column.label} column={column} />
            ))}
            {props.hasActions ? (
              <HeadCell className="w-10">
                <span className="sr-only">{WORDS.actions}</span>
              </HeadCell>
            ) : null}
          </tr>
        </TableHead>
        <TableBody>{list.items.map(props.row)}</TableBody>
      </Table>
      {note !== undefined || list.nextCursor !== null ? (
        <LoadMore
          hasMore={list.nextCursor !== null}
          busy={list.busy}
          error={list.error}
          label={WORDS.more}
          note={note}
          onLoadMore={list.loadMore}
        />
      ) : null}
    </div>
  );
}
