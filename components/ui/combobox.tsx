'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ControlProps } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { intoSight } from '@/components/ui/into-sight';

const PAUSE_MS = 150;

export type ComboOption = { id: string; label: string; note?: ReactNode };

export type ComboboxProps<Option extends ComboOption> = {
  control: ControlProps;
  /** What is chosen, in words; empty while nothing is. */
  shown: string;
  listLabel: string;
  placeholder: string;
  noneLabel: string;
  failedLabel: string;
  disabled?: boolean | undefined;
  /** Asked as one types, and with an empty text when the list opens. */
  load: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** null: the text was emptied. */
  onPick: (option: Option | null) => void;
};

type Found<Option> = { options: readonly Option[]; failed: boolean };

/** The answer to the latest text; an older one that comes late is dropped. */
function useOptions<Option extends ComboOption>(
  text: string | null,
  load: ComboboxProps<Option>['load'],
): Found<Option> & { busy: boolean } {
  const [found, setFound] = useState<Found<Option> & { text: string | null }>({
    text: null,
    options: [],
    failed: false,
  });
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    if (text === null) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const options = await latest.current(text, abort.signal).catch(() => null);
      if (!abort.signal.aborted) setFound({ text, options: options ?? [], failed: !options });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return { options: found.options, failed: found.failed, busy: found.text !== text };
}

/**
 * Finds among any number of things, which are asked for as one types. The list stands in the flow
 * of the page, so that no dialog cuts it off.
 */
export function Combobox<Option extends ComboOption>(props: ComboboxProps<Option>) {
  const { control, onPick } = props;
  const listId = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const isOpen = text !== null;
  const { options, failed, busy } = useOptions(text, props.load);
  const current = Math.min(at, Math.max(0, options.length - 1));

  const show = (next: string | null) => {
    setText(next);
    setAt(0);
  };

  const pick = (option: Option | undefined) => {
    if (option) onPick(option);
    show(null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!isOpen) show('');
      else setAt((current + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && isOpen) pick(busy ? undefined : options[current]);
    else if (event.key === 'Escape' && isOpen) show(null);
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
        placeholder={props.placeholder}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && options.length > 0 ? `${listId}-${current}` : undefined}
        value={text ?? props.shown}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          show(event.target.value);
          if (event.target.value === '') onPick(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => show(null)}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={props.listLabel}
        aria-busy={isOpen && busy}
        hidden={!isOpen}
        className="mt-1 max-h-60 overflow-y-auto rounded-lg border bg-popover p-1"
      >
        {options.map((option, index) => (
          <li
            key={option.id}
            ref={index === current ? intoSight : undefined}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(option);
            }}
            className="flex min-h-8 cursor-pointer items-center gap-3 rounded-sm px-2 tabular-nums aria-selected:bg-muted pointer-coarse:min-h-11"
          >
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.note ? (
              <span className="shrink-0 text-meta text-muted-foreground">{option.note}</span>
            ) : null}
          </li>
        ))}
        {options.length === 0 ? (
          <li
            role="option"
            aria-selected={false}
            aria-disabled
            className="min-h-8 px-2 py-1.5 text-muted-foreground"
          >
            {failed ? props.failedLabel : busy ? '…' : props.noneLabel}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
