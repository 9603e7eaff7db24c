'use client';

import { DIRECTION_WORDS, RESULT_WORDS } from '@/components/calls/call-words';
import { asPeriod, PERIODS, type Period } from '@/components/calls/periods';
import { Input } from '@/components/ui/input';
import { SearchInput } from '@/components/ui/search-input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { useUrlFilter, useUrlText } from '@/components/use-url-filter';

const PERIOD_WORDS: Record<Period, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': '7 days',
  '30d': '30 days',
  all: 'All',
  custom: 'Own dates',
};

const WORDS = {
  period: 'Period',
  from: 'From',
  to: 'To',
  direction: 'Direction',
  anyDirection: 'All directions',
  result: 'Result',
  anyResult: 'All results',
  number: 'Number or part of it',
  clear: 'Clear number',
};

function Choice(props: {
  name: string;
  label: string;
  any: string;
  words: Record<string, string>;
}) {
  const { get, set } = useUrlFilter();
  return (
    <Select
      size="sm"
      aria-label={props.label}
      className="w-36!"
      value={get(props.name)}
      onChange={(event) => set({ [props.name]: event.target.value })}
    >
      <option value="">{props.any}</option>
      {Object.entries(props.words).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}

/** Every choice is in the address of the page. */
export function CallFilters() {
  const { get, set } = useUrlFilter();
  const number = useUrlText('number');
  const period = asPeriod(get('period'));
  const day = (name: 'from' | 'to') => (
    <Input
      size="sm"
      type="date"
      aria-label={WORDS[name]}
      className="w-36!"
      value={get(name)}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label={WORDS.period}
        value={period}
        options={PERIODS.map((value) => ({ value, label: PERIOD_WORDS[value] }))}
        onValueChange={(value) => set({ period: value, from: '', to: '' })}
      />
      {period === 'custom' ? (
        <>
          {day('from')}
          {day('to')}
        </>
      ) : null}
      <Choice
        name="direction"
        label={WORDS.direction}
        any={WORDS.anyDirection}
        words={DIRECTION_WORDS}
      />
      <Choice name="result" label={WORDS.result} any={WORDS.anyResult} words={RESULT_WORDS} />
      <SearchInput
        size="sm"
        label={WORDS.number}
        clearLabel={WORDS.clear}
        value={number.text}
        onValueChange={number.setText}
        className="min-w-40 flex-1 sm:max-w-56"
      />
    </div>
  );
}
