const WORDS = { legend: 'Days' };

/** 1 is Monday. */
export const DAYS = [
  { day: 1, short: 'Mon', long: 'Monday' },
  { day: 2, short: 'Tue', long: 'Tuesday' },
  { day: 3, short: 'Wed', long: 'Wednesday' },
  { day: 4, short: 'Thu', long: 'Thursday' },
  { day: 5, short: 'Fri', long: 'Friday' },
  { day: 6, short: 'Sat', long: 'Saturday' },
  { day: 7, short: 'Sun', long: 'Sunday' },
] as const;

type DayTogglesProps = {
  value: readonly number[];
  error: string | undefined;
  disabled: boolean;
  onChange: (days: number[]) => void;
};

/** Native checkboxes in one row: Tab and Space work by themselves. */
export function DayToggles({ value, error, disabled, onChange }: DayTogglesProps) {
  const toggle = (day: number) => {
    const days = value.includes(day) ? value.filter((one) => one !== day) : [...value, day];
    onChange(days.sort((a, b) => a - b));
  };
  return (
    <fieldset className="grid gap-1.5" disabled={disabled}>
      <legend className="mb-1.5 font-medium">{WORDS.legend}</legend>
      <div className="flex flex-wrap gap-1">
        {DAYS.map(({ day, short, long }) => (
          <label
            key={day}
            className="relative flex h-9 items-center rounded-md border border-input px-2 text-table text-muted-foreground transition-colors has-checked:border-primary has-checked:bg-brand-soft has-checked:font-medium has-checked:text-brand-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring pointer-coarse:h-11"
          >
            <input
              type="checkbox"
              aria-label={long}
              checked={value.includes(day)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-md outline-none"
              onChange={() => toggle(day)}
            />
            {short}
          </label>
        ))}
      </div>
      {error ? <p className="text-meta text-danger">{error}</p> : null}
    </fieldset>
  );
}
