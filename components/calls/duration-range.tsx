'use client';

import { useId } from 'react';
import { Input } from '@/components/ui/input';
import { useUrlText } from '@/components/use-url-filter';

const WORDS = {
  least: (label: string) => `${label} at least, seconds`,
  most: (label: string) => `${label} at most, seconds`,
  from: 'from',
  to: 'to',
  seconds: 's',
};

type DurationRangeProps = { label: string; least: string; most: string };

/** Two numbers of seconds; either may be left out. */
export function DurationRange({ label, least, most }: DurationRangeProps) {
  const id = useId();
  const [from, to] = [useUrlText(least), useUrlText(most)];
  const input = (side: 'least' | 'most', { text, setText }: ReturnType<typeof useUrlText>) => (
    <Input
      type="number"
      inputMode="numeric"
      min={0}
      max={604_800}
      step={1}
      aria-label={WORDS[side](label)}
      placeholder={side === 'least' ? WORDS.from : WORDS.to}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
  return (
    <div role="group" aria-labelledby={id} className="grid content-start gap-1.5">
      <span id={id} className="font-medium">
        {label}
      </span>
      <div className="grid grid-cols-[1fr_auto_1fr_auto] items-center gap-2">
        {input('least', from)}
        <span aria-hidden>–</span>
        {input('most', to)}
        <span className="text-muted-foreground">{WORDS.seconds}</span>
      </div>
    </div>
  );
}
