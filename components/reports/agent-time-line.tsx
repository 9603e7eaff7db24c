import { formatDateTime } from '@/components/format';
import type { AgentSpan, ReportPeriod } from '@/lib/reports/answer-contract';

const WIDTH = 400;
const STATES: Record<string, string> = {
  logged_in: 'Ready',
  paused: 'On a break',
  logged_out: 'Out',
};
const WORDS = {
  open: 'When',
  until: (from: string, to: string) => `${from} – ${to}`,
};
/** The height tells states apart, too: ready is whole, a break half. */
const SHAPE: Record<string, { y: number; height: number; className: string }> = {
  logged_in: { y: 0, height: 16, className: 'fill-chart-1' },
  paused: { y: 8, height: 8, className: 'fill-chart-3' },
};

type Props = { spans: readonly AgentSpan[]; period: ReportPeriod; name: string };

/** When an agent was ready or on a break; the same in words when it is opened. */
export function AgentTimeLine({ spans, period, name }: Props) {
  const [start, end] = [Date.parse(period.from), Date.parse(period.to)];
  const x = (iso: string) => ((Date.parse(iso) - start) / (end - start)) * WIDTH;
  const at = (iso: string) => formatDateTime(iso, period.timeZone);
  return (
    <details className="min-w-60">
      <summary aria-label={`${WORDS.open}: ${name}`} className="flex items-center rounded-sm">
        <svg
          aria-hidden
          viewBox={`0 0 ${WIDTH} 16`}
          preserveAspectRatio="none"
          className="h-4 w-60 rounded-sm bg-muted"
        >
          {spans.map(({ from, to, state }) => {
            const shape = SHAPE[state];
            return shape ? (
              <rect key={from} x={x(from)} width={Math.max(1, x(to) - x(from))} {...shape} />
            ) : null;
          })}
        </svg>
      </summary>
      <ol className="grid gap-0.5 py-1 text-meta text-muted-foreground">
        {spans.map(({ from, to, state, reason }) => (
          <li key={from}>
            {WORDS.until(at(from), at(to))}: {STATES[state] ?? state}
            {reason ? `, ${reason}` : ''}
          </li>
        ))}
      </ol>
    </details>
  );
}
