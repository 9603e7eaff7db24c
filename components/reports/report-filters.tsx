'use client';

import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useUrlFilter } from '@/components/use-url-filter';
import { asReportChoice, REPORT_PERIODS, type ReportChoice } from '@/lib/reports/choice-rules';

const PERIOD_WORDS: Record<ReportChoice, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  month: 'This month',
  'last-month': 'Last month',
  year: 'Last 12 months',
  custom: 'Own dates',
};
const BY_WORDS = { hour: 'By hour', day: 'By day', month: 'By month' };
const DIRECTION_WORDS = { inbound: 'Incoming', outbound: 'Outgoing', internal: 'Internal' };

const WORDS = {
  label: 'What the report is about',
  period: 'Period',
  from: 'From',
  to: 'To',
  direction: 'Direction',
  anyDirection: 'All directions',
  by: 'Rows',
  anyBy: 'Rows as fits',
  targetPercent: 'Target',
  percent: (value: string) => `${value} % in time`,
  withinSeconds: 'Within',
  within: (value: string) => `within ${value} s`,
};

type Options = readonly (readonly [value: string, words: string])[];

function Choice({
  name,
  label,
  any,
  options,
}: {
  name: string;
  label: string;
  any?: string;
  options: Options;
}) {
  const { get, set } = useUrlFilter();
  return (
    <Select
      size="sm"
      aria-label={label}
      className="w-36!"
      value={get(name)}
      onChange={(event) => set({ [name]: event.target.value })}
    >
      {any === undefined ? null : <option value="">{any}</option>}
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}

function PeriodChoice() {
  const { get, set } = useUrlFilter();
  const choice = asReportChoice(get('period'));
  return (
    <>
      <Select
        size="sm"
        aria-label={WORDS.period}
        className="w-36!"
        value={choice}
        onChange={(event) => set({ period: event.target.value, from: '', to: '' })}
      >
        {REPORT_PERIODS.map((value) => (
          <option key={value} value={value}>
            {PERIOD_WORDS[value]}
          </option>
        ))}
      </Select>
      {choice === 'custom'
        ? (['from', 'to'] as const).map((name) => (
            <Input
              key={name}
              size="sm"
              type="date"
              aria-label={WORDS[name]}
              className="w-36!"
              value={get(name)}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          ))
        : null}
    </>
  );
}

const PERCENTS = ['70', '90', '95'].map((value) => [value, WORDS.percent(value)] as const);
const WITHINS = ['10', '30', '60'].map((value) => [value, WORDS.within(value)] as const);

/** Every choice is in the address of the page. */
export function ReportFilters({ has }: { has: readonly ('direction' | 'by' | 'staffing')[] }) {
  const isInbound = has.includes('staffing');
  const directions = Object.entries(DIRECTION_WORDS).filter(
    ([value]) => !isInbound || value !== 'inbound',
  );
  return (
    <div role="search" aria-label={WORDS.label} className="flex flex-wrap items-center gap-2">
      <PeriodChoice />
      {has.includes('direction') ? (
        <Choice
          name="direction"
          label={WORDS.direction}
          any={isInbound ? DIRECTION_WORDS.inbound : WORDS.anyDirection}
          options={directions}
        />
      ) : null}
      {has.includes('by') ? (
        <Choice name="by" label={WORDS.by} any={WORDS.anyBy} options={Object.entries(BY_WORDS)} />
      ) : null}
      {isInbound ? (
        <>
          <Choice
            name="targetPercent"
            label={WORDS.targetPercent}
            any={WORDS.percent('80')}
            options={PERCENTS}
          />
          <Choice
            name="withinSeconds"
            label={WORDS.withinSeconds}
            any={WORDS.within('20')}
            options={WITHINS}
          />
        </>
      ) : null}
    </div>
  );
}
