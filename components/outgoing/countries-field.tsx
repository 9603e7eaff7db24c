'use client';

import { CircleAlert, X } from 'lucide-react';
import { ToggleRow } from '@/components/fields/toggle-row';
import type { Country } from '@/components/outgoing/outgoing-value';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';

const WORDS = {
  all: 'Every country may be called',
  allHint:
    'Otherwise only those listed here. Numbers of satellites and shared services belong to none.',
  add: 'Add a country',
  list: 'Countries that may be called',
  none: 'No such country',
  empty: 'None yet: only numbers of the PBX and calls for help go out.',
  remove: (name: string) => `Remove ${name}`,
};

const SHOWN = 50;

type CountriesFieldProps = {
  value: readonly string[] | null;
  countries: readonly Country[];
  error: string | undefined;
  disabled: boolean;
  /** The list to begin with: the PBX's own country is not known here, so it is nobody's. */
  onChange: (codes: string[] | null) => void;
};

/** Which countries may be called: all, or those on a list. */
export function CountriesField(props: CountriesFieldProps) {
  const { value, disabled, onChange } = props;
  return (
    <div className="grid gap-4">
      <ToggleRow
        label={WORDS.all}
        hint={WORDS.allHint}
        checked={value === null}
        disabled={disabled}
        onChange={(isAll) => onChange(isAll ? null : [])}
      />
      {value === null ? null : <CountryList {...props} value={value} />}
      {props.error ? (
        <p className="flex items-start gap-1.5 text-meta text-danger">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          {props.error}
        </p>
      ) : null}
    </div>
  );
}

function CountryList({
  value,
  countries,
  disabled,
  onChange,
}: CountriesFieldProps & { value: readonly string[] }) {
  const nameOf = (code: string) => countries.find((one) => one.code === code)?.name ?? code;
  const find = (text: string) => {
    const wanted = text.trim().toLowerCase();
    return countries
      .filter(({ code, name }) => !value.includes(code) && name.toLowerCase().includes(wanted))
      .slice(0, SHOWN)
      .map(({ code, name }) => ({ id: code, label: name, note: code }));
  };
  return (
    <div className="grid gap-3">
      {value.length === 0 ? (
        <p className="rounded-md border border-dashed px-3 py-4 text-center text-muted-foreground">
          {WORDS.empty}
        </p>
      ) : (
        <ul aria-label={WORDS.list} className="flex flex-wrap gap-2">
          {value.map((code) => (
            <li key={code} className="flex items-center gap-1 rounded-md border pl-2.5">
              {nameOf(code)}
              <Button
                variant="ghost"
                size="iconSm"
                aria-label={WORDS.remove(nameOf(code))}
                disabled={disabled}
                onClick={() => onChange(value.filter((one) => one !== code))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {disabled ? null : (
        <Field label={WORDS.add} className="sm:max-w-80">
          {(control) => (
            <Combobox
              control={control}
              shown=""
              listLabel={WORDS.add}
              placeholder=""
              noneLabel={WORDS.none}
              failedLabel={WORDS.none}
              load={(text) => Promise.resolve(find(text))}
              onPick={(option) => (option ? onChange([...value, option.id]) : undefined)}
            />
          )}
        </Field>
      )}
    </div>
  );
}
