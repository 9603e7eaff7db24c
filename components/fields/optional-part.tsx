'use client';

import { useRef, type ReactNode } from 'react';
import { ToggleRow } from '@/components/fields/toggle-row';

type OptionalPartProps<Value> = {
  label: string;
  hint?: string;
  /** null: switched off. */
  value: Value | null;
  /** What it begins with when it is switched on. */
  blank: Value;
  disabled?: boolean;
  onChange: (value: Value | null) => void;
  children: (value: Value) => ReactNode;
};

/** Fields that are there while a switch is on; what was typed is back when it is switched on again. */
export function OptionalPart<Value>(props: OptionalPartProps<Value>) {
  const { value, blank, onChange } = props;
  const kept = useRef(blank);
  const toggle = (isOn: boolean) => {
    if (value !== null) kept.current = value;
    onChange(isOn ? kept.current : null);
  };
  return (
    <div className="grid gap-3 sm:col-span-2">
      <ToggleRow
        label={props.label}
        hint={props.hint}
        checked={value !== null}
        disabled={props.disabled ?? false}
        onChange={toggle}
      />
      {value === null ? null : (
        <div className="ml-1.5 grid gap-4 border-l-2 pl-5 sm:grid-cols-2 sm:pl-6">
          {props.children(value)}
        </div>
      )}
    </div>
  );
}
