/** One line or one part of a bar. Told apart by its dash or pattern as well, and named at its end. */
export type Series = {
  name: string;
  /** null: not known, so nothing is drawn. */
  values: readonly (number | null)[];
  color: `var(--chart-${1 | 2 | 3 | 4 | 5})` | `var(--call-${'answered' | 'missed' | 'failed'})`;
  /** As SVG writes it; none for the series that matters most. */
  dash?: string;
};

export type ChartProps = {
  /** What is drawn, for those who hear it. */
  label: string;
  /** Along the axis, one for each value. */
  labels: readonly string[];
  series: readonly Series[];
};

export type Point = { label: string } & Record<`s${number}`, number | null>;

export const keyOf = (index: number): `s${number}` => `s${index}`;

export const pointsOf = ({ labels, series }: ChartProps): Point[] =>
  labels.map((label, place) => {
    const values = series.map(({ values: of }, index) => [keyOf(index), of[place] ?? null]);
    return { label, ...Object.fromEntries(values) };
  });

export const TICK = { fill: 'var(--muted-foreground)', fontSize: 12 };
