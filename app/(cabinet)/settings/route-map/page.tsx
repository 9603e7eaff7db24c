import { PhoneIncoming } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, type SearchParams } from '@/app/page-query';
import { orNotFound } from '@/app/page-scope';
import { RouteMap } from '@/components/routing/route-map';
import { RouteStart } from '@/components/routing/route-start';
import { RouteTree } from '@/components/routing/route-tree';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { listNumbers as numbersOperation } from '@/lib/numbers/contract';
import { listNumbers } from '@/lib/numbers/queries';
import { treeOf } from '@/lib/routing/map-rules';
import { routeMap } from '@/lib/routing/queries';

const WORDS = {
  title: 'Route map',
  note: 'From a number to people: every way that a call can take.',
  list: 'The same in words',
  partial: 'There is more than can be drawn. Begin further inside to see the rest.',
  empty: { title: 'No numbers yet', text: 'A map begins at a number. Add one of yours.' },
  add: 'Add number',
};
const OFFERED = 200;

export const metadata: Metadata = { title: WORDS.title };

export default async function RouteMapPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('numbers:read');
  const asked = (await firstValues(searchParams)).from;
  const { items } = await listNumbers(scope, numbersOperation.query.parse({ limit: OFFERED }));
  const starts = items.map(({ id, e164, label }) => ({
    value: id,
    label: label ? `${e164} ${label}` : e164,
  }));
  const from = asked ?? starts[0]?.value;
  const header = <PageHeader title={WORDS.title} note={WORDS.note} />;
  if (from === undefined) {
    const add = <ButtonLink href="/settings/numbers/new">{WORDS.add}</ButtonLink>;
    return (
      <>
        {header}
        <Card>
          <EmptyState icon={PhoneIncoming} {...WORDS.empty} action={add} />
        </Card>
      </>
    );
  }
  const map = await orNotFound(routeMap(scope, from));
  const tree = treeOf(map);
  const start = map.nodes.find(({ id }) => id === from);
  const isOther = start && !starts.some(({ value }) => value === from);
  const other = isOther ? [{ value: from, label: start.name }] : [];
  return (
    <>
      {header}
      <RouteStart from={from} starts={[...other, ...starts]} />
      <RouteMap map={map} />
      <Card>
        <CardHeader title={WORDS.list} note={map.isWhole ? undefined : WORDS.partial} />
        <CardBody>{tree ? <RouteTree tree={tree} /> : null}</CardBody>
      </Card>
    </>
  );
}
