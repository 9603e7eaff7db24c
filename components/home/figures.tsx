import { SparkLine } from '@/components/charts/spark-line';
import { formatCount, formatDuration } from '@/components/format';
import { FigureList } from '@/components/reports/figure-list';
import { FORMULAS, Formulas, type Formula } from '@/components/reports/formulas';
import { Card } from '@/components/ui/card';
import type { HomeFigures } from '@/lib/reports/home-rules';

type Name = keyof HomeFigures['values'];

const WORDS = {
  label: 'Today',
  usual: (value: string) => `Usually ${value} by now`,
  usualAverage: (value: string) => `Usually ${value}`,
  unknown: 'Too few weeks to say what is usual',
  none: '–',
  names: {
    answered: 'Answered',
    missed: 'Missed by the team',
    outbound: 'Outgoing',
    waitMs: 'Average wait',
    talkMs: 'Average talk',
  } satisfies Record<Name, string>,
};

const FORMULA_LIST: readonly Formula[] = [
  FORMULAS.answered,
  FORMULAS.missed,
  ['Outgoing', 'Calls from here to the outside, answered or not.'],
  FORMULAS.wait,
  FORMULAS.talk,
  [
    'Usually',
    'The median of the same weekday of the last eight weeks, up to this time of day; of the hour that runs its share. Known after three weeks.',
  ],
  ['Line', 'The last 14 days, today at the end.'],
];

const HREFS: Record<Name, string> = {
  answered: '/calls?period=today&result=answered',
  missed: '/calls?period=today&missed=true',
  outbound: '/calls?period=today&direction=outbound',
  waitMs: '/calls?period=today&result=answered',
  talkMs: '/calls?period=today&result=answered',
};

const isAverage = (name: Name) => name === 'waitMs' || name === 'talkMs';

function words(name: Name, value: number | null): string {
  if (value === null) return WORDS.none;
  return isAverage(name) ? formatDuration(value) : formatCount(Math.round(value));
}

function usualWords(name: Name, { usual }: HomeFigures): string {
  if (!usual) return WORDS.unknown;
  const value = words(name, usual[name]);
  return isAverage(name) ? WORDS.usualAverage(value) : WORDS.usual(value);
}

/** Five figures with what is usual; each opens the calls behind it. */
export function Figures({ today }: { today: HomeFigures }) {
  const names = Object.keys(WORDS.names) as Name[];
  return (
    <Card aria-label={WORDS.label}>
      <FigureList
        figures={names.map((name) => ({
          name: WORDS.names[name],
          value: words(name, today.values[name]),
          note: usualWords(name, today),
          href: HREFS[name],
          drawing: <SparkLine values={today.days.map(({ values }) => values[name])} />,
        }))}
      />
      <div className="border-t">
        <Formulas items={FORMULA_LIST} />
      </div>
    </Card>
  );
}
