'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import { useUrlFilter } from '@/components/use-url-filter';

const WORDS = { which: 'Which messages' };
const WHICH = [
  { value: '', label: 'All' },
  { value: 'false', label: 'New' },
  { value: 'true', label: 'Heard' },
] as const;

/** The state of the bar is the address of the page. */
export function MessageFilter() {
  const { get, set } = useUrlFilter();
  const held = get('heard');
  const value = WHICH.find((one) => one.value === held)?.value ?? '';
  return (
    <SegmentedControl
      label={WORDS.which}
      options={WHICH}
      value={value}
      onValueChange={(heard) => set({ heard })}
    />
  );
}
