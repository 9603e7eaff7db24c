'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { moved, without } from '@/components/fields/moved';
import { Button } from '@/components/ui/button';

const WORDS = {
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Remove ${name}`,
  moved: (name: string, place: number, count: number) => `${name} is now ${place} of ${count}.`,
  removed: (name: string) => `${name} was removed.`,
};

type OrderedListProps<T> = {
  label: string;
  items: readonly T[];
  /** Said in the names of the buttons of its row. */
  nameOf: (item: T, index: number) => string;
  /** What stands in the row; buttons of its own may follow in `actions`. */
  children: (item: T, index: number) => ReactNode;
  actions?: ((item: T, index: number) => ReactNode) | undefined;
  /** False: the order means nothing, so there is nothing to move. */
  ordered?: boolean;
  disabled?: boolean;
  empty: ReactNode;
  onChange: (items: T[]) => void;
};

/**
 * Rows whose order matters, put in order without dragging: by buttons, or with the arrow keys while
 * one of them has the focus. What happened is said to those who do not see it.
 */
export function OrderedList<T>(props: OrderedListProps<T>) {
  const { items, nameOf, ordered = true, disabled = false, onChange } = props;
  const [said, setSaid] = useState('');
  const listRef = useRef<HTMLOListElement>(null);

  const focusRow = (index: number, button: string) =>
    requestAnimationFrame(() => {
      const row = listRef.current?.children[index];
      const wanted = row?.querySelector<HTMLButtonElement>(`[data-act=${button}]:enabled`);
      (wanted ?? row?.querySelector<HTMLButtonElement>('button:enabled'))?.focus();
    });

  const move = (index: number, step: 1 | -1) => {
    const to = index + step;
    const item = items[index];
    if (item === undefined || to < 0 || to >= items.length) return;
    onChange(moved(items, index, to));
    setSaid(WORDS.moved(nameOf(item, index), to + 1, items.length));
    focusRow(to, step < 0 ? 'up' : 'down');
  };

  const remove = (item: T, index: number) => {
    onChange(without(items, index));
    setSaid(WORDS.removed(nameOf(item, index)));
    focusRow(Math.min(index, items.length - 2), 'remove');
  };

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (step === undefined || !ordered || disabled) return;
    event.preventDefault();
    move(index, step);
  };

  return (
    <div className="grid gap-1">
      {items.length === 0 ? (
        <p className="rounded-md border border-dashed px-3 py-4 text-center text-muted-foreground">
          {props.empty}
        </p>
      ) : (
        <ol ref={listRef} aria-label={props.label} className="divide-y rounded-md border">
          {items.map((item, index) => (
            <li
              // Rows have no identity but their place; fields in them are driven by their values.
              key={index}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1 pr-1 pl-3"
            >
              <span aria-hidden className="w-5 text-meta text-muted-foreground tabular-nums">
                {index + 1}
              </span>
              <div className="min-w-0 flex-1">{props.children(item, index)}</div>
              <RowButtons
                name={nameOf(item, index)}
                isFirst={index === 0}
                isLast={index === items.length - 1}
                ordered={ordered}
                disabled={disabled}
                onMove={(step) => move(index, step)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onRemove={() => remove(item, index)}
              >
                {props.actions?.(item, index)}
              </RowButtons>
            </li>
          ))}
        </ol>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}

type RowButtonsProps = {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  ordered: boolean;
  disabled: boolean;
  children: ReactNode;
  onMove: (step: 1 | -1) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onRemove: () => void;
};

function RowButtons({ name, ordered, disabled, ...props }: RowButtonsProps) {
  const quiet = { variant: 'ghost', size: 'iconSm', onKeyDown: props.onKeyDown } as const;
  return (
    <span className="ml-auto flex items-center">
      {props.children}
      {ordered ? (
        <>
          <Button
            {...quiet}
            data-act="up"
            aria-label={WORDS.up(name)}
            disabled={disabled || props.isFirst}
            onClick={() => props.onMove(-1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            {...quiet}
            data-act="down"
            aria-label={WORDS.down(name)}
            disabled={disabled || props.isLast}
            onClick={() => props.onMove(1)}
          >
            <ArrowDown aria-hidden />
          </Button>
        </>
      ) : null}
      <Button
        {...quiet}
        data-act="remove"
        aria-label={WORDS.remove(name)}
        disabled={disabled}
        onClick={props.onRemove}
      >
        <X aria-hidden />
      </Button>
    </span>
  );
}
