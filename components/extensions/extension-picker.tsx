'use client';

import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { callApi } from '@/components/api-client';
import type { ControlProps } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Page } from '@/components/use-keyset-list';
import type { Extension } from '@/lib/extensions/contract';

const PAUSE_MS = 150;
const SHOWN = 8;
const WORDS = { placeholder: 'Number or name', options: 'Extensions', none: 'No such extension' };

export type Picked = Pick<Extension, 'id' | 'number' | 'name'>;
type ExtensionPickerProps = {
  control: ControlProps;
  value: Picked | null;
  /** An extension that must not be offered. */
  exceptId?: string;
  disabled?: boolean | undefined;
  onPick: (extension: Picked | null) => void;
};

const nameOf = (extension: Picked | null) =>
  extension ? `${extension.number} ${extension.name}` : '';

function useOptions(text: string, isOpen: boolean, exceptId: string | undefined) {
  const [options, setOptions] = useState<Extension[]>([]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ limit: String(SHOWN), ...(text ? { q: text } : {}) });
      const page = await callApi<Page<Extension>>('GET', `/extensions?${query}`, {
        signal: abort.signal,
      }).catch(() => null);
      if (page) setOptions(page.items.filter((item) => item.id !== exceptId));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, isOpen, exceptId]);
  return options;
}

/**
 * Finds among any number of extensions; they are asked of the API as one types. The list stands in
 * the flow of the page, so that no dialog cuts it off.
 */
export function ExtensionPicker(props: ExtensionPickerProps) {
  const { control, value, exceptId, onPick } = props;
  const listId = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const isOpen = text !== null;
  const options = useOptions(text ?? '', isOpen, exceptId);

  const pick = (extension: Extension | undefined) => {
    if (extension) onPick(extension);
    setText(null);
    setAt(0);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!isOpen) setText('');
      else setAt((at + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && isOpen) pick(options[at]);
    else if (event.key === 'Escape' && isOpen) setText(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div>
      <Input
        {...control}
        disabled={props.disabled}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={WORDS.placeholder}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && options.length > 0 ? `${listId}-${at}` : undefined}
        value={text ?? nameOf(value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          if (event.target.value === '') onPick(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setText(null)}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={WORDS.options}
        hidden={!isOpen}
        className="mt-1 max-h-52 overflow-y-auto rounded-lg border bg-popover p-1"
      >
        {options.map((option, index) => (
          <li
            key={option.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(option);
            }}
            className="flex min-h-8 cursor-pointer items-center rounded-sm px-2 tabular-nums aria-selected:bg-muted pointer-coarse:min-h-11"
          >
            {nameOf(option)}
          </li>
        ))}
        {options.length === 0 ? (
          <li
            role="option"
            aria-selected={false}
            aria-disabled
            className="px-2 py-1.5 text-muted-foreground"
          >
            {WORDS.none}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
