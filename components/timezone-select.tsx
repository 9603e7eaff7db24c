import type { ControlProps } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

type TimezoneSelectProps = {
  control: ControlProps;
  /** From the server: browsers know other zones than it does. */
  zones: readonly string[];
  value: string;
  disabled?: boolean;
  onChange: (zone: string) => void;
};

export function TimezoneSelect({ control, zones, value, disabled, onChange }: TimezoneSelectProps) {
  const known = zones.includes(value) ? zones : [value, ...zones];
  return (
    <Select
      {...control}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    >
      {known.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </Select>
  );
}
