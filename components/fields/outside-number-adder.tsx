'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

const WORDS = {
  label: 'Add an outside number',
  add: 'Add this number',
  placeholder: '+49 30 901820',
};

/** Types a number and adds it; Enter adds as well, and does not save the page. */
export function OutsideNumberAdder({ onAdd }: { onAdd: (number: string) => void }) {
  const [number, setNumber] = useState('');
  const add = () => (number.trim() ? onAdd(number.trim()) : undefined);
  return (
    <Field label={WORDS.label}>
      {(control) => (
        <span className="flex gap-2">
          <Input
            {...control}
            type="tel"
            value={number}
            placeholder={WORDS.placeholder}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setNumber(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button size="icon" aria-label={WORDS.add} disabled={!number.trim()} onClick={add}>
            <Plus aria-hidden />
          </Button>
        </span>
      )}
    </Field>
  );
}
