import { formatCount, formatDuration } from '@/components/format';
import { CallsLink } from '@/components/reports/calls-link';
import { rowWords } from '@/components/reports/report-words';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import { callsHref } from '@/lib/reports/choice-rules';
import type { CallReport } from '@/lib/reports/contract';

const WORDS = {
  label: 'Calls, row by row',
  when: { hour: 'Hour', day: 'Day', month: 'Month' },
  columns: [
    'Calls',
    'Incoming',
    'Outgoing',
    'Internal',
    'Answered',
    'Missed',
    'Wait',
    'Talk',
    'Before',
  ],
  none: '–',
};

const time = (ms: number | null) => (ms === null ? WORDS.none : formatDuration(ms));

/** What the chart draws, in numbers; each count opens its calls. */
export function CallMomentsTable(props: { report: CallReport; filters: Record<string, string> }) {
  const { period, items, before } = props.report;
  const row = ({ startsAt, figures }: (typeof items)[number], index: number) => {
    const to = items[index + 1]?.startsAt ?? period.to;
    const link = (count: number, more: Record<string, string> = {}) => (
      <CallsLink
        count={count}
        href={callsHref(
          { from: startsAt, to, timeZone: period.timeZone },
          { ...props.filters, ...more },
        )}
      />
    );
    const cells = [
      link(figures.calls),
      link(figures.inbound, { direction: 'inbound' }),
      link(figures.outbound, { direction: 'outbound' }),
      link(figures.internal, { direction: 'internal' }),
      link(figures.results.answered, { result: 'answered' }),
      link(figures.missed, { missed: 'true' }),
      time(figures.averageWaitMs),
      time(figures.averageTalkMs),
      formatCount(before.items[index]?.figures.calls ?? 0),
    ];
    return (
      <Row key={startsAt}>
        <th scope="row" className="px-3 text-left font-normal whitespace-nowrap">
          {rowWords(startsAt, period)}
        </th>
        {WORDS.columns.map((name, place) => (
          <Cell key={name} className="text-right">
            {cells[place]}
          </Cell>
        ))}
      </Row>
    );
  };
  return (
    <Table label={WORDS.label}>
      <TableHead>
        <tr>
          <HeadCell>{WORDS.when[period.by]}</HeadCell>
          {WORDS.columns.map((name) => (
            <HeadCell key={name} className="text-right">
              {name}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>{items.map(row)}</TableBody>
    </Table>
  );
}
