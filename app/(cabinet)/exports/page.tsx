import { FileDown } from 'lucide-react';
import type { Metadata } from 'next';
import { ExportList } from '@/components/exports/export-list';
import { ListPage } from '@/components/list/list-page';
import { ButtonLink } from '@/components/ui/button-link';
import { requireScope } from '@/lib/access/require-scope';
import { listExports } from '@/lib/exports/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = {
  title: 'Exports',
  note: 'Files of calls that you asked for. A file is kept for seven days; who downloads one is kept in the audit trail.',
  calls: 'Go to the calls',
  empty: {
    title: 'No exports yet',
    text: 'Filter the calls, then choose Export: the file is written in the background and waits here.',
  },
};

const FIRST_PAGE = 50;

export const metadata: Metadata = { title: WORDS.title };

export default async function ExportsPage() {
  const scope = await requireScope('calls:read');
  const [{ timezone }, first] = await Promise.all([
    getOwnTenant(scope),
    listExports(scope, { limit: FIRST_PAGE }),
  ]);
  return (
    <ListPage
      title={WORDS.title}
      note={WORDS.note}
      create={<ButtonLink href="/calls">{WORDS.calls}</ButtonLink>}
      count={first.items.length}
      empty={{ icon: FileDown, ...WORDS.empty }}
    >
      <ExportList first={first} timeZone={timezone} />
    </ListPage>
  );
}
