import { FlaskConical } from 'lucide-react';
import type { Metadata } from 'next';
import { outcomeOf } from '@/app/(cabinet)/settings/call-test/outcome';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import { firstValues, type SearchParams } from '@/app/page-query';
import { CallPath } from '@/components/routing/call-path';
import { CallTestForm } from '@/components/routing/call-test-form';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { listNumbers as numbersOperation } from '@/lib/numbers/contract';
import { listNumbers } from '@/lib/numbers/queries';
import { placeIn, questionIn } from '@/lib/routing/question-rules';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = {
  title: 'Test a call',
  note: 'Which way a call would take, and which rule decides. Nothing rings.',
  emptyTitle: 'Ask about a call',
  emptyText: 'Say what is dialled, by whom and when. The way of the call appears here.',
};
const OFFERED = 200;

export const metadata: Metadata = { title: WORDS.title };

export default async function CallTestPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('numbers:read');
  const question = questionIn(await firstValues(searchParams));
  const { timezone } = await getOwnTenant(scope);
  const [{ result, errors }, numbers, names] = await Promise.all([
    outcomeOf(scope, question, timezone),
    listNumbers(scope, numbersOperation.query.parse({ limit: OFFERED })),
    namesIn(scope, [question, question.suppose.map(({ is }) => placeIn(is))]),
  ]);
  return (
    <>
      <PageHeader title={WORDS.title} note={WORDS.note} />
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <CallTestForm
          asked={question}
          errors={errors}
          offers={numbers.items.map(({ e164, label }) => ({ value: e164, label }))}
          names={Object.values(names)}
          timeZone={timezone}
        />
        {result ? (
          <CallPath result={result} timeZone={timezone} />
        ) : (
          <div className="rounded-lg border bg-card">
            <EmptyState icon={FlaskConical} title={WORDS.emptyTitle} text={WORDS.emptyText} />
          </div>
        )}
      </div>
    </>
  );
}
