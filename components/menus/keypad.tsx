'use client';

import { PHONE_KEYS } from '@/components/menus/key-rules';
import type { MenuKey } from '@/components/menus/menu-value';
import { destinationName } from '@/components/destinations/target-words';
import { useTargetNames } from '@/components/objects/target-names';
import { cn } from '@/components/ui/cn';

const WORDS = {
  label: 'The keys of a phone',
  leads: (key: string, where: string) => `Key ${key} leads to ${where}: go there`,
  free: (key: string) => `Key ${key} is free: give it a destination`,
};

type KeypadProps = {
  keys: readonly MenuKey[];
  disabled: boolean;
  /** A key that is taken has a place in the list; a free one has none. */
  onPress: (key: string, place: number | undefined) => void;
};

/** The menu as a caller has it in the hand: what each key does, and which are free. */
export function Keypad({ keys, disabled, onPress }: KeypadProps) {
  const { names } = useTargetNames();
  return (
    <div role="group" aria-label={WORDS.label} className="grid grid-cols-3 content-start gap-1.5">
      {PHONE_KEYS.map((key) => {
        const place = keys.findIndex(({ digits }) => digits === key);
        const taken = keys[place];
        const where = taken ? destinationName(taken.to, names) : '';
        return (
          <button
            key={key}
            type="button"
            disabled={disabled && !taken}
            aria-label={taken ? WORDS.leads(key, where) : WORDS.free(key)}
            title={where || undefined}
            onClick={() => onPress(key, taken ? place : undefined)}
            className={cn(
              'grid h-14 min-w-0 content-center justify-items-center gap-0.5 rounded-md border px-1 transition-colors',
              taken ? 'bg-brand-soft text-brand-text' : 'border-dashed hover:bg-muted',
            )}
          >
            <span className="text-title leading-none font-medium tabular-nums">{key}</span>
            <span className="max-w-full truncate text-meta">{where}</span>
          </button>
        );
      })}
    </div>
  );
}
