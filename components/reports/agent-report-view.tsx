import { Headset } from 'lucide-react';
import { AgentTimeLine } from '@/components/reports/agent-time-line';
import { formatDuration } from '@/components/format';
import { CallsLink } from '@/components/reports/calls-link';
import { FORMULAS, Formulas, type Formula } from '@/components/reports/formulas';
import { ratingWords } from '@/components/reports/report-words';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table';
import type { AgentReportItem, AgentTimes, ReportPeriod } from '@/lib/reports/answer-contract';
import { callsHref } from '@/lib/reports/choice-rules';
import type { AgentReport } from '@/lib/reports/contract';

const WORDS = {
  label: 'Agents',
  columns: ['Calls', 'Talk', 'Wait', 'Rating', 'Ready', 'On breaks', 'Breaks by reason'],
  line: 'Time line',
  removed: 'Removed agent',
  noReason: 'no reason',
  none: '–',
  emptyTitle: 'No agents yet',
  emptyText: 'Agents answer queues. Add one under Call handling, Agents.',
};

const FORMULA_LIST: readonly Formula[] = [
  ['Calls', 'Calls of queues that the agent answered.'],
  FORMULAS.talk,
  ['Average wait', 'Of these callers, in the queue.'],
  FORMULAS.rating,
  ['Ready', 'Time logged in and not on a break, within the period, until now.'],
  [
    'On breaks',
    'Time on a break; sums by the reason that was given. Known from the first change of state on.',
  ],
  [
    'Time line',
    'Full height: ready. Half height: on a break. Empty: out. Open it to read the times.',
  ],
];

const time = (ms: number | null) => (ms === null ? WORDS.none : formatDuration(ms));

const breakWords = ({ pauses }: AgentTimes) =>
  pauses
    .map(({ reason, times, ms }) => `${reason ?? WORDS.noReason} ${times}×, ${formatDuration(ms)}`)
    .join('; ');

function AgentRow({ item, period }: { item: AgentReportItem; period: ReportPeriod }) {
  const { figures, times } = item;
  const cells = [
    <CallsLink
      key="calls"
      count={figures.entered}
      href={callsHref(period, { agentId: item.id })}
    />,
    time(figures.averageTalkMs),
    time(figures.averageWaitMs),
    ratingWords(figures.averageRating),
    times ? formatDuration(times.loggedInMs) : WORDS.none,
    times ? formatDuration(times.pausedMs) : WORDS.none,
    times ? breakWords(times) || WORDS.none : WORDS.none,
  ];
  return (
    <Row>
      <th scope="row" className="max-w-64 truncate px-3 text-left font-normal">
        {item.name ?? WORDS.removed}
      </th>
      {WORDS.columns.map((name, place) => (
        <Cell key={name}>{cells[place]}</Cell>
      ))}
      <Cell>
        {times?.spans ? (
          <AgentTimeLine spans={times.spans} period={period} name={item.name ?? WORDS.removed} />
        ) : (
          WORDS.none
        )}
      </Cell>
    </Row>
  );
}

export function AgentReportView({ report }: { report: AgentReport }) {
  if (report.items.length === 0) {
    return (
      <Card>
        <EmptyState icon={Headset} title={WORDS.emptyTitle} text={WORDS.emptyText} />
      </Card>
    );
  }
  return (
    <Card>
      <Table label={WORDS.label}>
        <TableHead>
          <tr>
            <HeadCell>{WORDS.label}</HeadCell>
            {[...WORDS.columns, WORDS.line].map((name) => (
              <HeadCell key={name}>{name}</HeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {report.items.map((item) => (
            <AgentRow key={item.id} item={item} period={report.period} />
          ))}
        </TableBody>
      </Table>
      <div className="border-t">
        <Formulas items={FORMULA_LIST} />
      </div>
    </Card>
  );
}
