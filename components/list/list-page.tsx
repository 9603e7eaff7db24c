import { SearchX, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';

type ListPageProps = {
  title: ReactNode;
  note?: ReactNode;
  /** Creates another one. While there is none, it stands where the first one will be. */
  create?: ReactNode;
  /** What else stands in the head at all times; then `create` is among it. */
  toolbar?: ReactNode;
  filters?: ReactNode;
  count: number;
  /** Whether the list was searched: nothing found is something else than nothing there. */
  isFiltered?: boolean;
  empty: { icon: LucideIcon; title: string; text: string };
  none?: { title: string; text: string };
  /** The table. */
  children: ReactNode;
};

/** Every list page: head, filters, and the table or what to do while it is empty. */
export function ListPage(props: ListPageProps) {
  const { create = null, count, isFiltered = false, empty, none } = props;
  const isFresh = count === 0 && !isFiltered;
  return (
    <>
      <PageHeader
        title={props.title}
        note={props.note}
        actions={props.toolbar ?? (isFresh ? null : create)}
      />
      {isFresh ? null : props.filters}
      {count > 0 ? (
        props.children
      ) : (
        <div className="rounded-lg border bg-card">
          {isFresh || !none ? (
            <EmptyState icon={empty.icon} title={empty.title} text={empty.text} action={create} />
          ) : (
            <EmptyState icon={SearchX} title={none.title} text={none.text} />
          )}
        </div>
      )}
    </>
  );
}
