import type { Metadata } from 'next';
import { requirePlatform } from '@/app/page-scope';
import { pageTimeZone } from '@/app/page-time-zone';
import { TrunkList } from '@/components/trunks/trunk-list';
import { listTrunks as listOperation } from '@/lib/trunks/contract';
import { listTrunks } from '@/lib/trunks/queries';

const WORDS = { title: 'Trunks' };

export const metadata: Metadata = { title: WORDS.title };

export default async function TrunksPage() {
  const scope = await requirePlatform('trunks:read');
  const [page, timeZone] = await Promise.all([
    listTrunks(scope, listOperation.query.parse({ limit: 200 })),
    pageTimeZone(),
  ]);
  // Calls try them in this order; the API lists them by name.
  const trunks = page.items.toSorted((one, other) => one.position - other.position);
  return (
    <TrunkList
      trunks={trunks}
      timeZone={timeZone}
      canWrite={scope.permissions.has('trunks:write')}
    />
  );
}
