'use client';

import { useRef, useState } from 'react';
import { DestinationField } from '@/components/destinations/destination-field';
import { destinationName } from '@/components/destinations/target-words';
import { DigitsField } from '@/components/fields/digits-field';
import { replaced } from '@/components/fields/moved';
import { OrderedList } from '@/components/fields/ordered-list';
import { longerThan, nextKey } from '@/components/menus/key-rules';
import { Keypad } from '@/components/menus/keypad';
import type { MenuKey } from '@/components/menus/menu-value';
import type { FormErrors } from '@/components/objects/object-form';
import { useTargetNames } from '@/components/objects/target-names';

const WORDS = {
  list: 'Keys',
  key: 'Key',
  to: 'Leads to',
  empty: 'No key yet. Choose below where the first one leads.',
  nameOf: (digits: string, where: string) => `key ${digits}, ${where}`,
  newKey: 'Next key',
  newTo: 'Where it leads',
  waits: (longer: string[]) =>
    `Also the beginning of ${longer.join(', ')}: callers wait a moment after it.`,
};

const MOST = 30;
const LONGEST = 8;
const COLUMNS = 'grid items-start gap-2 sm:grid-cols-[5.5rem_minmax(0,1fr)]';

type KeysFieldProps = {
  path: string;
  value: readonly MenuKey[];
  errors: FormErrors;
  disabled: boolean;
  onChange: (keys: MenuKey[]) => void;
};

type KeyRowProps = KeysFieldProps & { at: number; menuKey: MenuKey };

function KeyRow({ at, menuKey, ...props }: KeyRowProps) {
  const { value, errors, disabled, path } = props;
  const set = (changes: Partial<MenuKey>) =>
    props.onChange(replaced(value, at, { ...menuKey, ...changes }));
  const longer = longerThan(value, menuKey.digits);
  return (
    <div className={`${COLUMNS} py-1`}>
      <DigitsField
        label={WORDS.key}
        labelHidden
        keys
        required
        maxLength={LONGEST}
        value={menuKey.digits}
        error={errors[`${path}.${at}.digits`]}
        disabled={disabled}
        onChange={(digits) => set({ digits })}
      />
      <div className="grid gap-2">
        <DestinationField
          label={WORDS.to}
          labelHidden
          path={`${path}.${at}.to`}
          value={menuKey.to}
          errors={errors}
          disabled={disabled}
          {...(longer.length > 0 ? { hint: WORDS.waits(longer) } : {})}
          onChange={(to) => (to ? set({ to }) : undefined)}
        />
      </div>
    </div>
  );
}

/** Which keys lead where: a table, and the same as a phone shows it. */
export function KeysField(props: KeysFieldProps) {
  const { value, errors, disabled, onChange } = props;
  const { names } = useTargetNames();
  const [typed, setTyped] = useState<string | null>(null);
  const part = useRef<HTMLDivElement>(null);
  const free = typed ?? nextKey(value);
  const error = errors[props.path];

  const focusIn = (place: number | undefined) => {
    const row = place === undefined ? '[data-adds]' : `li:nth-child(${place + 1})`;
    part.current?.querySelector<HTMLElement>(`${row} [role=combobox]`)?.focus();
  };

  return (
    <div ref={part} className="grid gap-5 sm:col-span-2 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <div className="grid content-start gap-3">
        <OrderedList
          label={WORDS.list}
          items={value}
          nameOf={({ digits, to }) => WORDS.nameOf(digits, destinationName(to, names))}
          disabled={disabled}
          empty={WORDS.empty}
          onChange={onChange}
        >
          {(menuKey, at) => <KeyRow {...props} at={at} menuKey={menuKey} />}
        </OrderedList>
        {error ? <p className="text-meta text-danger">{error}</p> : null}
        {disabled || value.length >= MOST ? null : (
          <div data-adds className={COLUMNS}>
            <DigitsField
              label={WORDS.newKey}
              keys
              maxLength={LONGEST}
              value={free}
              onChange={setTyped}
            />
            <DestinationField
              label={WORDS.newTo}
              path={`${props.path}.new`}
              value={null}
              errors={{}}
              onChange={(to) => {
                if (!to) return;
                onChange([...value, { digits: free, to }]);
                setTyped(null);
              }}
            />
          </div>
        )}
      </div>
      <Keypad
        keys={value}
        disabled={disabled || value.length >= MOST}
        onPress={(key, place) => {
          if (place === undefined) setTyped(key);
          focusIn(place);
        }}
      />
    </div>
  );
}
