'use client';

import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartHint } from '@/components/charts/chart-hint';
import { keyOf, pointsOf, TICK, type ChartProps, type Series } from '@/components/charts/series';

const HEIGHT = 200;
const LINE_HEIGHT = 14;
/** Names stand right of the lines. */
const MARGIN = { top: 12, right: 112, bottom: 0, left: 0 };

const lastOf = ({ values }: Series) => values.findLastIndex((value) => value !== null);

/** How far each name moves so that none covers another. */
function shiftsOf(series: readonly Series[]): number[] {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ends = series.map((one, index) => {
    const y = HEIGHT * (1 - (one.values[lastOf(one)] ?? 0) / most);
    return { index, y, at: Math.min(y, HEIGHT - LINE_HEIGHT) };
  });
  let free = Number.NEGATIVE_INFINITY;
  for (const end of ends.toSorted((one, other) => one.y - other.y)) {
    end.at = Math.max(end.at, free);
    free = end.at + LINE_HEIGHT;
  }
  // What would stand in the axis moves up, and all with it.
  const over = Math.max(0, free - HEIGHT);
  return ends.map(({ y, at }) => at - y - over);
}

type Spot = { x?: number | string; y?: number | string; index?: number };

function EndName({ spot, of, shift }: { spot: Spot; of: Series; shift: number }) {
  if (spot.index !== lastOf(of)) return null;
  return (
    <text
      x={Number(spot.x) + 8}
      y={Number(spot.y) + 4 + shift}
      fill={of.color}
      fontSize={12}
      fontWeight={500}
    >
      {of.name}
    </text>
  );
}

export function DrawnLines(chart: ChartProps) {
  const shifts = shiftsOf(chart.series);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={pointsOf(chart)} margin={MARGIN} title={chart.label} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="label"
          tick={TICK}
          tickLine={false}
          stroke="var(--border)"
          minTickGap={24}
        />
        <YAxis width={40} tick={TICK} tickLine={false} axisLine={false} allowDecimals={false} />
        <Tooltip content={<ChartHint series={chart.series} />} isAnimationActive={false} />
        {chart.series.map((one, index) => (
          <Line
            key={one.name}
            dataKey={keyOf(index)}
            name={one.name}
            stroke={one.color}
            strokeWidth={2}
            strokeDasharray={one.dash ?? '0'}
            dot={false}
            activeDot={{ r: 4, stroke: 'var(--card)', fill: one.color }}
            isAnimationActive={false}
            label={(spot: Spot) => (
              <EndName key={spot.index} spot={spot} of={one} shift={shifts[index] ?? 0} />
            )}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
