'use client';

import { NumberField } from '@/components/fields/number-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { errorAt } from '@/components/objects/object-form';
import type { Codec, TrunkPartProps } from '@/components/trunks/trunk-values';
import { Checkbox } from '@/components/ui/checkbox';

const WORDS = {
  codecs: 'Codecs',
  codecsHint: 'None chosen: whatever the phones offer.',
  maxCalls: 'Calls at the same time',
  maxCallsHint: 'In and out. Empty: no limit.',
  position: 'Place in the order',
  positionHint: 'The smallest is tried first.',
  country: 'Country code',
  countryHint: 'When numbers come in as the country writes them: 49. Empty: with + or 00.',
  enabled: 'In use',
};

const CODECS: readonly Codec[] = ['opus', 'G722', 'PCMA', 'PCMU', 'G729'];

function CodecBoxes({ values, errors, set }: TrunkPartProps) {
  const { codecs } = values;
  const error = errorAt(errors, 'codecs');
  return (
    <fieldset className="grid gap-1.5 sm:col-span-2">
      <legend className="mb-1.5 font-medium">{WORDS.codecs}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {CODECS.map((codec) => (
          <label key={codec} className="flex items-center gap-2">
            <Checkbox
              checked={codecs.includes(codec)}
              onChange={(event) =>
                set(
                  'codecs',
                  event.target.checked
                    ? CODECS.filter((one) => one === codec || codecs.includes(one))
                    : codecs.filter((one) => one !== codec),
                )
              }
            />
            {codec}
          </label>
        ))}
      </div>
      <p className="text-meta text-muted-foreground">{WORDS.codecsHint}</p>
      {error ? <p className="text-meta text-danger">{error}</p> : null}
    </fieldset>
  );
}

/** How the trunk is used. */
export function UseFields(props: TrunkPartProps) {
  const { values, errors, set } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <CodecBoxes {...props} />
      <TextField
        label={WORDS.maxCalls}
        hint={WORDS.maxCallsHint}
        type="number"
        min={1}
        max={10_000}
        error={errors['maxCalls']}
        value={values.maxCalls === null ? '' : String(values.maxCalls)}
        onChange={(text) => set('maxCalls', text === '' ? null : Number(text))}
      />
      <NumberField
        label={WORDS.position}
        hint={WORDS.positionHint}
        error={errors['position']}
        value={values.position}
        min={0}
        max={9999}
        onChange={(position) => set('position', position)}
      />
      <TextField
        label={WORDS.country}
        hint={WORDS.countryHint}
        inputMode="numeric"
        maxLength={3}
        error={errors['countryCode']}
        value={values.countryCode}
        onChange={(countryCode) => set('countryCode', countryCode)}
      />
      <ToggleRow
        label={WORDS.enabled}
        error={errors['enabled']}
        checked={values.enabled}
        onChange={(enabled) => set('enabled', enabled)}
      />
    </div>
  );
}
