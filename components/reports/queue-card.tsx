import { Chart } from '@/components/charts/chart';
import { formatCount, formatDuration } from '@/components/format';
import { BucketTable } from '@/components/reports/bucket-table';
import { FigureList, type ShownFigure } from '@/components/reports/figure-list';
import { FORMULAS, Formulas, type Formula } from '@/components/reports/formulas';
import {
  boundWords,
  bucketWords,
  changeWords,
  percentWords,
  ratingWords,
} from '@/components/reports/report-words';
import { Card, CardHeader } from '@/components/ui/card';
import type { QueueFigures, QueueReportItem, ReportPeriod } from '@/lib/reports/answer-contract';
import { callsHref } from '@/lib/reports/choice-rules';

const WORDS = {
  removed: 'Removed queue',
  target: (bound: string) => `Target: answered within ${bound}`,
  before: (value: string) => `${value} before`,
  compared: (value: string, change: string) => `${value} before, ${change}`,
  entered: 'Entered',
  level: 'Service level',
  answered: 'Answered',
  abandoned: 'Hung up waiting',
  timedOut: 'Waited too long',
  noAgents: 'Nobody logged in',
  left: 'Left by a key',
  wait: 'Wait, answered',
  lostWait: 'Wait, not answered',
  rating: 'Rating',
  waits: 'How long callers waited',
  talks: 'How long they talked',
  lost: 'Not answered',
  calls: 'Calls',
  none: '–',
};

const FORMULA_LIST: readonly Formula[] = [
  [WORDS.entered, 'Callers who began to wait in the queue.'],
  [WORDS.level, 'Answered within the target of the queue ÷ all who entered.'],
  [WORDS.abandoned, 'The caller hung up before an agent answered.'],
  [WORDS.timedOut, 'The longest wait of the queue was over.'],
  [WORDS.noAgents, 'No agent was logged in, and the queue sends on who finds none.'],
  [WORDS.left, 'The caller pressed the key that leads out.'],
  [WORDS.wait, 'From entering to the answer: sum ÷ calls.'],
  FORMULAS.rating,
];

const time = (ms: number | null) => (ms === null ? WORDS.none : formatDuration(ms));

function figuresOf(item: QueueReportItem, period: ReportPeriod): ShownFigure[] {
  const { figures: now, before } = item;
  const href = callsHref(period, { queueId: item.id });
  const count = (name: string, of: (figures: QueueFigures) => number) => {
    const note = WORDS.compared(formatCount(of(before)), changeWords(of(now), of(before)));
    return { name, value: formatCount(of(now)), note, href };
  };
  const other = (name: string, words: (figures: QueueFigures) => string) => ({
    ...{ name, value: words(now), note: WORDS.before(words(before)), href },
  });
  return [
    count(WORDS.entered, ({ entered }) => entered),
    other(WORDS.level, ({ serviceLevel }) => percentWords(serviceLevel)),
    count(WORDS.answered, ({ outcomes }) => outcomes.answered),
    count(WORDS.abandoned, ({ outcomes }) => outcomes.abandoned),
    count(WORDS.timedOut, ({ outcomes }) => outcomes.timed_out),
    count(WORDS.noAgents, ({ outcomes }) => outcomes.no_agents),
    count(WORDS.left, ({ outcomes }) => outcomes.left),
    other(WORDS.wait, ({ averageWaitMs }) => time(averageWaitMs)),
    other(WORDS.lostWait, ({ averageLostWaitMs }) => time(averageLostWaitMs)),
    other(WORDS.rating, ({ averageRating }) => ratingWords(averageRating)),
  ];
}

/** One queue: its figures, how long callers waited and talked. */
export function QueueCard({ item, period }: { item: QueueReportItem; period: ReportPeriod }) {
  const name = item.name ?? WORDS.removed;
  const waits = {
    labels: bucketWords(item.waits.map(({ upToSeconds }) => upToSeconds)),
    series: [
      {
        ...({ name: WORDS.answered, color: 'var(--call-answered)' } as const),
        values: item.waits.map(({ answered }) => answered),
      },
      {
        ...({ name: WORDS.lost, color: 'var(--call-missed)' } as const),
        values: item.waits.map(({ lost }) => lost),
      },
    ],
  };
  const talks = {
    labels: bucketWords(item.talks.map(({ upToSeconds }) => upToSeconds)),
    series: [
      {
        ...({ name: WORDS.calls, color: 'var(--chart-1)' } as const),
        values: item.talks.map(({ calls }) => calls),
      },
    ],
  };
  return (
    <Card>
      <CardHeader title={name} note={WORDS.target(boundWords(item.serviceLevelSeconds))} />
      <FigureList figures={figuresOf(item, period)} />
      <div className="grid border-t lg:grid-cols-2 lg:divide-x">
        {[
          { title: WORDS.waits, ...waits },
          { title: WORDS.talks, ...talks },
        ].map(({ title, labels, series }) => (
          <section key={title} className="grid min-w-0 content-start gap-2 p-4">
            <h3 className="font-medium">{title}</h3>
            <Chart kind="bars" label={`${name}: ${title}`} labels={labels} series={series} />
            <BucketTable label={`${name}: ${title}`} labels={labels} series={series} />
          </section>
        ))}
      </div>
      <div className="border-t">
        <Formulas items={FORMULA_LIST} />
      </div>
    </Card>
  );
}
