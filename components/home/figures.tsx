import Link from 'next/link';
import { formatCount, formatDuration } from '@/components/format';
import { Card } from '@/components/ui/card';

export type TodayFigures = {
  answered: number;
  missed: number;
  outbound: number;
  waitMs: number | null;
  talkMs: number | null;
};

const WORDS = {
  label: 'Today',
  answered: 'Answered',
  missed: 'Missed by the team',
  outbound: 'Outgoing',
  wait: 'Average wait',
  talk: 'Average talk',
  none: '–',
};

const time = (ms: number | null) => (ms === null ? WORDS.none : formatDuration(ms));

/** Five figures; each that counts calls opens the calls behind it. */
export function Figures({ today }: { today: TodayFigures }) {
  const figures = [
    {
      name: WORDS.answered,
      value: formatCount(today.answered),
      href: '/calls?period=today&result=answered',
    },
    { name: WORDS.missed, value: formatCount(today.missed), href: null },
    {
      name: WORDS.outbound,
      value: formatCount(today.outbound),
      href: '/calls?period=today&direction=outbound',
    },
    { name: WORDS.wait, value: time(today.waitMs), href: null },
    { name: WORDS.talk, value: time(today.talkMs), href: null },
  ];
  return (
    <Card aria-label={WORDS.label}>
      <dl className="grid grid-cols-2 sm:grid-cols-3 lg:grid-cols-5">
        {figures.map(({ name, value, href }) => (
          <div key={name} className="flex flex-col-reverse justify-end gap-0.5 px-4 py-3">
            <dd className="text-figure font-semibold tabular-nums">
              {href ? (
                <Link href={href} className="rounded-sm hover:underline">
                  {value}
                </Link>
              ) : (
                value
              )}
            </dd>
            <dt className="text-meta text-muted-foreground">{name}</dt>
          </div>
        ))}
      </dl>
    </Card>
  );
}
