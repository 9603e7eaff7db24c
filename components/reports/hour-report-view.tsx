import type { ReactNode } from 'react';
import { formatCount, formatDuration } from '@/components/format';
import { CallsLink } from '@/components/reports/calls-link';
import { Formulas, type Formula } from '@/components/reports/formulas';
import { cn } from '@/components/ui/cn';
import { Card, CardHeader } from '@/components/ui/card';
import { HeadCell, Table } from '@/components/ui/table';
import type { HourCell } from '@/lib/reports/answer-contract';
import { callsHref } from '@/lib/reports/choice-rules';
import type { HourReport } from '@/lib/reports/contract';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WORDS = {
  day: 'Day',
  sum: 'All',
  calls: 'Calls an hour',
  callsNote: 'The mean of each hour of the week over the period. Stronger is more.',
  people: 'People needed on calls',
  peopleNote: (percent: number, seconds: number) =>
    `So that ${percent} % of callers are answered within ${seconds} seconds, by Erlang C. Breaks come on top.`,
  talk: (talk: string, work: number) =>
    `Handling: talk (mean ${talk}) and ${work} s of work after each call.`,
};

const FORMULA_LIST: readonly Formula[] = [
  [WORDS.calls, 'Calls that began in this hour of the week ÷ how often the period has this hour.'],
  [
    WORDS.people,
    'The smallest N with 1 − Pw · e^(−(N − A) · T ÷ H) ≥ target. A = calls an hour × H ÷ 3600 (erlang); H = mean talk + work after the call, in seconds; T = seconds to answer within; Pw = B ÷ (1 − (A ÷ N) · (1 − B)) with Erlang’s B(N) = A·B(N−1) ÷ (N + A·B(N−1)), B(0) = 1.',
  ],
];

/** Six steps, so that the numbers stay readable on each. */
const SHADES = [
  '',
  'bg-chart-1/10',
  'bg-chart-1/20',
  'bg-chart-1/30',
  'bg-chart-1/40',
  'bg-chart-1/50',
];
const shadeOf = (value: number, most: number) =>
  value === 0 ? SHADES[0] : SHADES[Math.max(1, Math.ceil((value / most) * 5))];

const short = (value: number) =>
  value === 0
    ? ''
    : value < 10
      ? value.toFixed(1).replace(/\.0$/, '')
      : formatCount(Math.round(value));

type MapProps = { label: string; cells: readonly HourCell[]; of: (cell: HourCell) => number };

function WeekMap({ label, cells, of, sum }: MapProps & { sum?: (weekday: number) => ReactNode }) {
  const most = Math.max(1e-9, ...cells.map(of));
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>{WORDS.day}</HeadCell>
          {HOURS.map((hour) => (
            <HeadCell key={hour} className="px-1! text-center">
              {hour}
            </HeadCell>
          ))}
          {sum ? <HeadCell className="text-right">{WORDS.sum}</HeadCell> : null}
        </tr>
      </thead>
      <tbody>
        {DAYS.map((day, index) => (
          <tr key={day} className="h-8">
            <th scope="row" className="px-3 text-left text-meta font-medium text-muted-foreground">
              {day}
            </th>
            {cells
              .filter(({ weekday }) => weekday === index + 1)
              .map((cell) => (
                <td
                  key={cell.hour}
                  className={cn(
                    'min-w-8 border border-card px-1 text-center',
                    shadeOf(of(cell), most),
                  )}
                >
                  {short(of(cell))}
                </td>
              ))}
            {sum ? <td className="px-3 text-right">{sum(index + 1)}</td> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The week hour by hour, and how many people it takes. */
export function HourReportView(props: { report: HourReport; filters: Record<string, string> }) {
  const { cells, staffing, period } = props.report;
  const all = cells.reduce((sum, { calls }) => sum + calls, 0);
  const talk = formatDuration(staffing.averageTalkMs ?? 0);
  const sumOf = (weekday: number) =>
    formatCount(
      cells.filter((cell) => cell.weekday === weekday).reduce((sum, { calls }) => sum + calls, 0),
    );
  return (
    <>
      <Card>
        <CardHeader
          title={WORDS.calls}
          note={WORDS.callsNote}
          actions={<CallsLink count={all} href={callsHref(period, props.filters)} />}
        />
        <WeekMap label={WORDS.calls} cells={cells} of={(cell) => cell.callsPerHour} sum={sumOf} />
      </Card>
      <Card>
        <CardHeader
          title={WORDS.people}
          note={`${WORDS.peopleNote(staffing.targetPercent, staffing.withinSeconds)} ${WORDS.talk(talk, staffing.afterCallSeconds)}`}
        />
        <WeekMap label={WORDS.people} cells={cells} of={(cell) => cell.people} />
        <div className="border-t">
          <Formulas items={FORMULA_LIST} />
        </div>
      </Card>
    </>
  );
}
