import { NumberField, type NumberFieldProps } from '@/components/fields/number-field';

const SUFFIX = ', in seconds';

/** A time in seconds; the label says so. */
export function SecondsField({ label, ...rest }: NumberFieldProps) {
  return <NumberField label={`${label}${SUFFIX}`} {...rest} />;
}
