'use client';

import { SlidersHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { DIRECTION_WORDS, RESULT_WORDS } from '@/components/calls/call-words';
import { FilterChips } from '@/components/calls/filter-chips';
import { asPeriod, PERIODS, type Period } from '@/components/calls/periods';
import type { Named } from '@/components/objects/target-names';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { SearchInput } from '@/components/ui/search-input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { useUrlFilter, useUrlText } from '@/components/use-url-filter';

const MoreFilters = dynamic(() =>
  import('@/components/calls/more-filters').then((module) => module.MoreFilters),
);

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
  zone: (zone: string) => `Days begin at midnight in ${zone}.`,
  from: 'From',
  to: 'To',
  direction: 'Direction',
  anyDirection: 'All directions',
  result: 'Result',
  anyResult: 'All results',
  team: 'Missed by the team',
  number: 'Number or part of it',
  clear: 'Clear number',
  more: 'More filters',
};

const TEAM = 'team';

type ChoiceProps = {
  label: string;
  value: string;
  words: Record<string, string>;
  onChoose: (value: string) => void;
};

function Choice({ label, value, words, onChoose }: ChoiceProps) {
  return (
    <Select
      size="sm"
      aria-label={label}
      className="w-38!"
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {Object.entries(words).map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </Select>
  );
}

function PeriodFilter() {
  const { get, set } = useUrlFilter();
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
    <>
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
    </>
  );
}

function NumberFilter() {
  const number = useUrlText('number');
  return (
    <SearchInput
      size="sm"
      label={WORDS.number}
      clearLabel={WORDS.clear}
      value={number.text}
      onValueChange={number.setText}
      className="min-w-40 flex-1 sm:max-w-56"
    />
  );
}

type CallFiltersProps = { known: readonly Named[]; canSeeNumbers: boolean; timeZone: string };

/** Every choice is in the address of the page. */
export function CallFilters({ known, canSeeNumbers, timeZone }: CallFiltersProps) {
  const { get, set } = useUrlFilter();
  const [isMore, setMore] = useState(false);
  return (
    <div role="search" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <PeriodFilter />
        <Choice
          label={WORDS.direction}
          value={get('direction')}
          words={{ '': WORDS.anyDirection, ...DIRECTION_WORDS }}
          onChoose={(direction) => set({ direction })}
        />
        <Choice
          label={WORDS.result}
          value={get('missed') === 'true' ? TEAM : get('result')}
          words={{ '': WORDS.anyResult, [TEAM]: WORDS.team, ...RESULT_WORDS }}
          onChoose={(result) =>
            set(result === TEAM ? { missed: 'true', result: '' } : { missed: '', result })
          }
        />
        <NumberFilter />
        <Button size="sm" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          <SlidersHorizontal aria-hidden />
          {WORDS.more}
        </Button>
      </div>
      {isMore ? <MoreFilters known={known} canSeeNumbers={canSeeNumbers} /> : null}
      <FilterChips known={known} />
      <p className="sr-only">{WORDS.zone(timeZone)}</p>
    </div>
  );
}
