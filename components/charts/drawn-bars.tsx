'use client';

import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartHint } from '@/components/charts/chart-hint';
import { keyOf, pointsOf, TICK, type ChartProps } from '@/components/charts/series';

const MARGIN = { top: 12, right: 8, bottom: 0, left: 0 };

/** Parts of a bar stand on each other; the second is hatched, so that no colour has to tell them apart. */
export function DrawnBars(chart: ChartProps) {
  const id = useId().replaceAll(/[^\w-]/g, '');
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={pointsOf(chart)} margin={MARGIN} title={chart.label} accessibilityLayer>
        <defs>
          {chart.series.map(({ name, color }, index) => (
            <pattern
              key={name}
              id={`${id}-${index}`}
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={6} height={6} fill={color} fillOpacity={0.25} />
              <rect width={3} height={6} fill={color} />
            </pattern>
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis dataKey="label" tick={TICK} tickLine={false} stroke="var(--border)" minTickGap={4} />
        <YAxis width={40} tick={TICK} tickLine={false} axisLine={false} allowDecimals={false} />
        <Tooltip
          content={<ChartHint series={chart.series} />}
          cursor={{ fill: 'var(--muted)' }}
          isAnimationActive={false}
        />
        {chart.series.map(({ name, color }, index) => (
          <Bar
            key={name}
            dataKey={keyOf(index)}
            name={name}
            stackId="all"
            fill={index === 0 ? color : `url(#${id}-${index})`}
            stroke={color}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
