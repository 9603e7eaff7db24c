import { ChartColumn } from 'lucide-react';
import { AmountBar } from '@/components/charts/amount-bar';
import { formatDuration, formatCount, plural } from '@/components/format';
import { CallsLink } from '@/components/reports/calls-link';
import { FORMULAS, Formulas, type Formula } from '@/components/reports/formulas';
import { changeWords, periodWords } from '@/components/reports/report-words';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { ComparedItem } from '@/lib/reports/answer-contract';
import { callsHref } from '@/lib/reports/choice-rules';
import type { ListReport } from '@/lib/reports/contract';

const WORDS = {
  columns: [
    'Calls',
    'Incoming',
    'Outgoing',
    'Answered',
    'Missed',
    'Wait',
    'Talk',
    'Rating',
    'Before',
  ],
  share: 'Of the most',
  none: '–',
  removed: 'Removed',
  emptyTitle: 'No calls in this period',
  emptyText: 'Choose a longer period to look back.',
  more: (count: number) => `And ${plural(count, 'more', 'more')} with fewer calls.`,
  compared: (words: string) => `Before: ${words}`,
};

const time = (ms: number | null) => (ms === null ? WORDS.none : formatDuration(ms));

export type ItemReport = {
  report: ListReport;
  label: string;
  /** What a row is: the name of the filter that opens its calls. */
  filter: 'extensionId' | 'numberId' | 'groupId';
  formula: Formula;
  filters: Record<string, string>;
};

function ItemRow({ item, most, of }: { item: ComparedItem; most: number; of: ItemReport }) {
  const { figures, before, name, number, id } = item;
  const link = (count: number, more: Record<string, string> = {}) => {
    const filters = { ...of.filters, [of.filter]: id, ...more };
    return <CallsLink count={count} href={callsHref(of.report.period, filters)} />;
  };
  const cells = [
    link(figures.calls),
    link(figures.inbound, { direction: 'inbound' }),
    link(figures.outbound, { direction: 'outbound' }),
    link(figures.results.answered, { result: 'answered' }),
    link(figures.missed, { missed: 'true' }),
    time(figures.averageWaitMs),
    time(figures.averageTalkMs),
    figures.averageRating?.toFixed(1) ?? WORDS.none,
    `${formatCount(before.calls)} (${changeWords(figures.calls, before.calls)})`,
  ];
  return (
    <Row>
      <th scope="row" className="max-w-64 truncate px-3 text-left font-normal">
        {name ?? WORDS.removed}{' '}
        {number && number !== name ? <span className="text-muted-foreground">{number}</span> : null}
      </th>
      <Cell>
        <AmountBar value={figures.calls} most={most} />
      </Cell>
      {WORDS.columns.map((column, place) => (
        <Cell key={column} className="text-right whitespace-nowrap">
          {cells[place]}
        </Cell>
      ))}
    </Row>
  );
}

/** Extensions, numbers or groups, those with most calls first. */
export function ItemReportView(props: ItemReport) {
  const { report, label, formula } = props;
  const most = Math.max(0, ...report.items.map(({ figures }) => figures.calls));
  if (report.items.length === 0) {
    return (
      <Card>
        <EmptyState icon={ChartColumn} title={WORDS.emptyTitle} text={WORDS.emptyText} />
      </Card>
    );
  }
  return (
    <Card>
      <Table label={label}>
        <TableHead>
          <tr>
            <HeadCell>{label}</HeadCell>
            <HeadCell>{WORDS.share}</HeadCell>
            {WORDS.columns.map((name) => (
              <HeadCell key={name} className="text-right">
                {name}
              </HeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {report.items.map((item) => (
            <ItemRow key={item.id} item={item} most={most} of={props} />
          ))}
        </TableBody>
      </Table>
      <div className="border-t">
        <p className="px-4 pt-2 text-meta text-muted-foreground">
          {WORDS.compared(periodWords(report.before))}. {report.more ? WORDS.more(report.more) : ''}
        </p>
        <Formulas
          items={[
            ...[formula, FORMULAS.answered, FORMULAS.missed, FORMULAS.wait],
            ...[FORMULAS.talk, FORMULAS.rating, FORMULAS.before],
          ]}
        />
      </div>
    </Card>
  );
}
