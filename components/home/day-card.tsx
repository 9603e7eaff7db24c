import { Chart } from '@/components/charts/chart';
import type { Series } from '@/components/charts/series';
import { formatCount } from '@/components/format';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { HomeFigures } from '@/lib/reports/home-rules';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WORDS = {
  title: 'Calls per hour today',
  note: (day: string, weeks: number) =>
    `Against the usual ${day}: hour by hour the median of the last ${weeks}. The hour that runs is in the table only.`,
  tooFew: 'What is usual shows after three weeks of calls.',
  today: 'Today',
  usual: 'Usual',
  hour: 'Hour',
  table: 'As a table',
  none: '–',
};

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

const shown = (value: number | undefined) =>
  value === undefined ? WORDS.none : formatCount(Math.round(value * 10) / 10);

/** Today so far against the usual day; the same stands under it as a table. */
export function DayCard({ today }: { today: HomeFigures }) {
  const { hours, weekday, weeks } = today;
  const { usual } = hours;
  const day = DAYS[weekday - 1] ?? '';
  const usualSeries: Series[] = usual
    ? [{ name: WORDS.usual, values: usual, color: 'var(--chart-2)', dash: '6 3' }]
    : [];
  const series: Series[] = [
    {
      name: WORDS.today,
      // The hour that runs would look like a fall; it stands in the table.
      values: HOURS.map((_, hour) => hours.today.slice(0, -1)[hour] ?? null),
      color: 'var(--chart-1)',
    },
    ...usualSeries,
  ];
  return (
    <Card>
      <CardHeader title={WORDS.title} note={usual ? WORDS.note(day, weeks) : WORDS.tooFew} />
      <CardBody className="px-2">
        <Chart kind="lines" label={WORDS.title} labels={HOURS} series={series} />
      </CardBody>
      <details className="border-t px-4 py-2 text-meta text-muted-foreground">
        <summary className="w-fit rounded-sm py-1 hover:text-foreground">{WORDS.table}</summary>
        <Table label={WORDS.title}>
          <TableHead>
            <tr>
              <HeadCell>{WORDS.hour}</HeadCell>
              <HeadCell className="text-right">{WORDS.today}</HeadCell>
              <HeadCell className="text-right">{WORDS.usual}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {HOURS.map((words, hour) => (
              <Row key={words} className="h-7!">
                <th scope="row" className="px-3 text-left font-normal">
                  {words}
                </th>
                <Cell className="py-0.5! text-right">{shown(hours.today[hour])}</Cell>
                <Cell className="py-0.5! text-right">{shown(usual?.[hour])}</Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </details>
    </Card>
  );
}
