import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { drawReport, FILTERS_OF, isReport, reportsOf } from '@/app/(cabinet)/reports/draw-report';
import { firstValues, type SearchParams } from '@/app/page-query';
import { ReportFilters } from '@/components/reports/report-filters';
import { REPORT_NAMES, ReportTabs } from '@/components/reports/report-tabs';
import { periodWords } from '@/components/reports/report-words';
import { SavedViewsButton } from '@/components/saved-views/saved-views-button';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { asReportChoice, reportRange } from '@/lib/reports/choice-rules';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = { title: 'Reports' };
/** What goes along from one report to the next. */
const KEPT = ['period', 'from', 'to'] as const;

type Params = Promise<{ report: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { report } = await params;
  return { title: isReport(report) ? `${WORDS.title}: ${REPORT_NAMES[report]}` : WORDS.title };
}

export default async function ReportPage(props: { params: Params; searchParams: SearchParams }) {
  const scope = await requireScope('calls:read');
  const { report } = await props.params;
  const shown = reportsOf(scope);
  if (!isReport(report) || !shown.includes(report)) notFound();
  const given = await firstValues(props.searchParams);
  const { timezone } = await getOwnTenant(scope);
  const range = reportRange(asReportChoice(given['period']), given, timezone, Date.now());
  const kept = new URLSearchParams(
    KEPT.flatMap((name) => (given[name] ? [[name, given[name]]] : [])),
  );
  return (
    <>
      <PageHeader
        title={WORDS.title}
        note={periodWords({ ...range, timeZone: timezone })}
        actions={<SavedViewsButton page="reports" timeZone={timezone} />}
      />
      <ReportTabs current={report} shown={shown} search={kept.size > 0 ? `?${kept}` : ''} />
      <ReportFilters has={FILTERS_OF[report]} />
      {await drawReport(report, scope, { ...given, ...range })}
    </>
  );
}
