/** How much of the most; the number stands beside it. */
export function AmountBar({ value, most }: { value: number; most: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      className="h-2 w-24 rounded-sm bg-muted"
    >
      <rect width={most === 0 ? 0 : (value / most) * 100} height={8} className="fill-chart-1" />
    </svg>
  );
}
