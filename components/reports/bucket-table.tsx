import type { ChartProps } from '@/components/charts/series';
import { formatCount } from '@/components/format';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';

const WORDS = { upTo: 'Time', share: 'Together' };

/** What the bars draw: each bucket, and the share of all up to and with it. */
export function BucketTable({ label, labels, series }: ChartProps) {
  const sums = labels.map((_, index) =>
    series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );
  const all = sums.reduce((sum, value) => sum + value, 0);
  const until = (index: number) => sums.slice(0, index + 1).reduce((sum, value) => sum + value, 0);
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <HeadCell>{WORDS.upTo}</HeadCell>
          {series.map(({ name }) => (
            <HeadCell key={name} className="text-right">
              {name}
            </HeadCell>
          ))}
          <HeadCell className="text-right">{WORDS.share}</HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {labels.map((words, index) => (
          <Row key={words} className="h-7!">
            <th scope="row" className="px-3 text-left font-normal whitespace-nowrap">
              {words}
            </th>
            {series.map(({ name, values }) => (
              <Cell key={name} className="py-0.5! text-right">
                {formatCount(values[index] ?? 0)}
              </Cell>
            ))}
            <Cell className="py-0.5! text-right text-muted-foreground">
              {all === 0 ? '–' : `${Math.round((until(index) / all) * 100)} %`}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
