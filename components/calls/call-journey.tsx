import { journeyWords } from '@/components/calls/journey-words';
import { formatDuration, formatTime } from '@/components/format';
import { cn } from '@/components/ui/cn';
import type { CallDetail } from '@/lib/calls/contract';

const WORDS = {
  title: 'What happened',
  zone: (zone: string) => `Times in ${zone}; beside them, how long the call had lasted.`,
  none: 'Nothing more is known of this call.',
};

/** The colour only repeats what the words say. */
const DOTS: Readonly<Record<string, string>> = {
  answered: 'before:bg-success',
  no_answer: 'before:bg-warning',
  busy: 'before:bg-warning',
  rejected: 'before:bg-warning',
  offline: 'before:bg-warning',
  menu_left: 'before:bg-warning',
  blocked: 'before:bg-danger',
  failed: 'before:bg-danger',
  held: 'before:bg-muted-foreground',
  resumed: 'before:bg-muted-foreground',
  ended: 'before:bg-muted-foreground',
};
const dotOf = (kind: string) => (Object.hasOwn(DOTS, kind) ? DOTS[kind] : 'before:bg-brand-text');

type CallJourneyProps = {
  call: Pick<CallDetail, 'journey' | 'startedAt'>;
  timeZone: string;
};

/** The time line of one call. */
export function CallJourney({ call, timeZone }: CallJourneyProps) {
  const start = Date.parse(call.startedAt);
  return (
    <section className="grid gap-3" aria-label={WORDS.title}>
      <h3 className="font-semibold">{WORDS.title}</h3>
      {call.journey.length === 0 ? (
        <p className="text-muted-foreground">{WORDS.none}</p>
      ) : (
        <ol className="grid">
          {call.journey.map((step, index) => (
            <li
              key={`${step.at} ${step.kind} ${index}`}
              className="relative grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-3 pb-3 before:absolute before:top-5 before:-bottom-1 before:left-[calc(5.25rem+3.5px)] before:border-l last:before:hidden"
            >
              <time dateTime={step.at} className="text-muted-foreground tabular-nums">
                {formatTime(step.at, timeZone)}
              </time>
              <span
                className={cn(
                  'relative min-w-0 pl-4 break-words before:absolute before:top-1.5 before:left-0 before:size-2 before:rounded-full',
                  dotOf(step.kind),
                )}
              >
                {journeyWords(step)}
              </span>
              <span className="text-meta text-muted-foreground tabular-nums">
                +{formatDuration(Math.max(0, Date.parse(step.at) - start))}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="text-meta text-muted-foreground">{WORDS.zone(timeZone)}</p>
    </section>
  );
}
