import { formatCount } from '@/components/format';
import { keyOf, type Point, type Series } from '@/components/charts/series';

type Shown = { active?: boolean; payload?: readonly { payload?: Point }[] };

/** What stands at the pointer, or at the place the arrow keys went to. */
export function ChartHint({ active, payload, series }: Shown & { series: readonly Series[] }) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="grid gap-0.5 rounded-md border bg-popover px-2.5 py-1.5 text-meta tabular-nums shadow-float">
      <p className="font-medium">{point.label}</p>
      {series.map(({ name }, index) => {
        const value = point[keyOf(index)];
        return value === null || value === undefined ? null : (
          <p key={name} className="flex justify-between gap-4 text-muted-foreground">
            {name}
            <span className="text-foreground">{formatCount(value)}</span>
          </p>
        );
      })}
    </div>
  );
}
