'use client';

import { Pencil, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { OrderedList } from '@/components/fields/ordered-list';
import { replaced } from '@/components/fields/moved';
import { errorAt, errorsBelow, type FormErrors } from '@/components/objects/object-form';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

const WORDS = {
  edit: (sentence: string) => `Change: ${sentence}`,
  done: 'Done',
  off: 'Off',
};

export type SentenceEditorProps<Item> = {
  value: Item;
  /** By their path inside the item. */
  errors: FormErrors;
  disabled: boolean;
  onChange: (value: Item) => void;
};

type SentenceListProps<Item> = {
  label: string;
  items: readonly Item[];
  /** The whole item as one sentence. */
  sentenceOf: (item: Item) => string;
  /** What else is worth knowing of an item, below its sentence. */
  asideOf?: (item: Item) => ReactNode;
  /** Present: an item can be switched off without being lost. */
  isOff?: (item: Item) => boolean;
  /** Where the list stands in the object. */
  path: string;
  errors: FormErrors;
  disabled: boolean;
  addLabel: string;
  empty: ReactNode;
  blank: () => Item;
  /** Most that may be there; then no more can be added. */
  most: number;
  editor: (props: SentenceEditorProps<Item>) => ReactNode;
  onChange: (items: Item[]) => void;
};

/**
 * Ordered rules, read as sentences and changed in place: one is open at a time. What the server says
 * is wrong opens the rule that it is about.
 */
export function SentenceList<Item>(props: SentenceListProps<Item>) {
  const { items, sentenceOf, path, errors, disabled, onChange } = props;
  const [open, setOpen] = useState<number | null>(null);
  const errorIn = (index: number) => errorAt(errors, `${path}.${index}`);

  const add = () => {
    onChange([...items, props.blank()]);
    setOpen(items.length);
  };

  const row = (item: Item, index: number) => {
    const isOpen = open === index || errorIn(index) !== undefined;
    const isOff = props.isOff?.(item) ?? false;
    return (
      <div className="grid gap-3 py-1">
        <p className={cn(isOff && 'text-muted-foreground')}>
          {isOff ? <span className="font-medium">{WORDS.off}: </span> : null}
          {sentenceOf(item)}
        </p>
        {isOpen ? null : props.asideOf?.(item)}
        {isOpen ? (
          <div className="grid gap-4 rounded-md bg-muted p-3">
            {props.editor({
              value: item,
              errors: errorsBelow(errors, `${path}.${index}`),
              disabled,
              onChange: (next) => onChange(replaced(items, index, next)),
            })}
            <Button size="sm" className="w-fit" onClick={() => setOpen(null)}>
              {WORDS.done}
            </Button>
          </div>
        ) : null}
      </div>
    );
  };

  return (
    <div className="grid gap-3">
      <OrderedList
        label={props.label}
        items={items}
        nameOf={(item) => `“${sentenceOf(item)}”`}
        disabled={disabled}
        empty={props.empty}
        actions={(item, index) => (
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={WORDS.edit(sentenceOf(item))}
            aria-expanded={open === index}
            disabled={disabled}
            onClick={() => setOpen(open === index ? null : index)}
          >
            <Pencil aria-hidden />
          </Button>
        )}
        onChange={(next) => {
          setOpen(null);
          onChange(next);
        }}
      >
        {row}
      </OrderedList>
      {errors[path] ? <p className="text-meta text-danger">{errors[path]}</p> : null}
      {disabled || items.length >= props.most ? null : (
        <Button size="sm" className="w-fit" onClick={add}>
          <Plus aria-hidden />
          {props.addLabel}
        </Button>
      )}
    </div>
  );
}
