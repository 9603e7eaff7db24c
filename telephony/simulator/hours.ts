/** How busy an office is by the hour, 1 at its busiest. Never 0: a demonstration at night shows something. */
const BY_HOUR = [
  0.05, 0.05, 0.05, 0.05, 0.05, 0.06, 0.1, 0.3, 0.65, 0.9, 1, 0.95, 0.7, 0.75, 0.9, 0.9, 0.8, 0.6,
  0.35, 0.2, 0.15, 0.1, 0.07, 0.05,
];
const WEEKEND = 0.3;

/** Of the rate asked for, in the machine's own time zone. */
export function busyFactor(at: Date): number {
  const weekend = at.getDay() === 0 || at.getDay() === 6;
  return (BY_HOUR[at.getHours()] ?? 1) * (weekend ? WEEKEND : 1);
}
