import { Chart } from '@/components/charts/chart';
import type { Series } from '@/components/charts/series';
import { formatCount, formatDuration } from '@/components/format';
import { CallMomentsTable } from '@/components/reports/call-moments-table';
import { FigureList, type ShownFigure } from '@/components/reports/figure-list';
import { FORMULAS, Formulas } from '@/components/reports/formulas';
import { changeWords, momentWords, periodWords } from '@/components/reports/report-words';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Figures } from '@/lib/reports/answer-contract';
import { callsHref } from '@/lib/reports/choice-rules';
import type { CallReport } from '@/lib/reports/contract';

const WORDS = {
  title: 'Calls',
  figures: 'Figures of the period',
  chart: (by: string) => `Calls by ${by}`,
  before: (value: string, change: string) => `${value} before, ${change}`,
  none: '–',
  calls: 'Calls',
  answered: 'Answered',
  missed: 'Missed by the team',
  wait: 'Average wait',
  talk: 'Average talk',
  seriesBefore: 'Period before',
  seriesMissed: 'Missed',
  compared: (words: string) => `The period before: ${words}`,
};

const time = (ms: number | null) => (ms === null ? WORDS.none : formatDuration(ms));

function figuresOf(report: CallReport, filters: Record<string, string>): ShownFigure[] {
  const { total, period, before } = report;
  const count = (name: string, of: (figures: Figures) => number, more: Record<string, string>) => ({
    name,
    value: formatCount(of(total)),
    note: WORDS.before(formatCount(of(before.total)), changeWords(of(total), of(before.total))),
    href: callsHref(period, { ...filters, ...more }),
  });
  const length = (name: string, of: (figures: Figures) => number | null) => ({
    name,
    value: time(of(total)),
    note: WORDS.before(time(of(before.total)), changeWords(of(total), of(before.total))),
    href: callsHref(period, { ...filters, result: 'answered' }),
  });
  return [
    count(WORDS.calls, ({ calls }) => calls, {}),
    count(WORDS.answered, ({ results }) => results.answered, { result: 'answered' }),
    count(WORDS.missed, ({ missed }) => missed, { missed: 'true' }),
    length(WORDS.wait, ({ averageWaitMs }) => averageWaitMs),
    length(WORDS.talk, ({ averageTalkMs }) => averageTalkMs),
  ];
}

function seriesOf({ items, before }: CallReport): Series[] {
  return [
    {
      name: WORDS.calls,
      values: items.map(({ figures }) => figures.calls),
      color: 'var(--chart-1)',
    },
    {
      name: WORDS.seriesMissed,
      values: items.map(({ figures }) => figures.missed),
      ...({ color: 'var(--call-missed)', dash: '6 3' } as const),
    },
    {
      name: WORDS.seriesBefore,
      values: items.map((_, index) => before.items[index]?.figures.calls ?? null),
      ...({ color: 'var(--chart-2)', dash: '1 4' } as const),
    },
  ];
}

type Props = { report: CallReport; filters: Record<string, string> };

export function CallReportView({ report, filters }: Props) {
  const { period, items, before } = report;
  return (
    <>
      <Card aria-label={WORDS.figures}>
        <FigureList figures={figuresOf(report, filters)} />
        <div className="border-t">
          <Formulas
            items={[
              ...[FORMULAS.calls, FORMULAS.answered, FORMULAS.missed],
              ...[FORMULAS.wait, FORMULAS.talk, FORMULAS.before],
            ]}
          />
        </div>
      </Card>
      <Card>
        <CardHeader
          title={WORDS.chart(period.by)}
          note={WORDS.compared(periodWords(before.period))}
        />
        <CardBody className="px-2">
          <Chart
            kind="lines"
            label={WORDS.chart(period.by)}
            labels={items.map(({ startsAt }) => momentWords(startsAt, period))}
            series={seriesOf(report)}
          />
        </CardBody>
        <div className="border-t">
          <CallMomentsTable report={report} filters={filters} />
        </div>
      </Card>
    </>
  );
}
