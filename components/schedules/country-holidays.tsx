'use client';

import { useEffect, useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { plural } from '@/components/format';
import { FormError } from '@/components/form-error';
import type { HolidayRow, ScheduleChoices } from '@/components/schedules/schedule-value';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import type { HolidayList } from '@/lib/holidays/contract';
import { newHolidays } from '@/lib/schedules/holiday-rules';

const YEARS = 3;

const WORDS = {
  title: 'Add the holidays of a country',
  text: (first: number) =>
    `Days that are the same every year are added once, the others for ${first} to ${first + YEARS - 1}. Look through them afterwards: towns and trades have days of their own.`,
  country: 'Country',
  region: 'Region',
  everywhere: 'What is kept everywhere',
  found: (count: number) => `${plural(count, 'day is', 'days are')} not in this schedule yet.`,
  none: 'All of them are in this schedule already.',
  cancel: 'Cancel',
  add: 'Add',
};

type CountryHolidaysProps = {
  choices: ScheduleChoices;
  known: readonly HolidayRow[];
  onAdd: (holidays: HolidayRow[]) => void;
  onClose: () => void;
};

type Place = { country: string; region: string };

/** The lists of some years for a place; null while they are on their way. */
function useHolidays({ country, region }: Place, firstYear: number) {
  const [lists, setLists] = useState<readonly HolidayList[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const ask = (year: number) => {
      const query = new URLSearchParams({ country, year: String(year) });
      if (region) query.set('region', region);
      return callApi<HolidayList>('GET', `/holidays?${query}`, { signal: abort.signal });
    };
    const years = Array.from({ length: YEARS }, (_, index) => firstYear + index);
    Promise.all(years.map(ask)).then(
      (found) => {
        setLists(found);
        setError(null);
      },
      (thrown: unknown) => {
        if (!abort.signal.aborted) setError(asApiError(thrown).message);
      },
    );
    return () => abort.abort();
  }, [country, region, firstYear]);
  const [list] = lists ?? [];
  const isOf = list?.country === country && (list.region ?? '') === region;
  return { dates: isOf ? (lists ?? []).flatMap(({ items }) => items) : null, error };
}

export function CountryHolidays({ choices, known, onAdd, onClose }: CountryHolidaysProps) {
  const first = choices.country ?? choices.countries[0]?.code ?? '';
  const [place, setPlace] = useState<Place>({ country: first, region: '' });
  const { dates, error } = useHolidays(place, choices.year);
  const regions = choices.countries.find(({ code }) => code === place.country)?.regions ?? [];
  const added = dates && newHolidays(dates, known);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={WORDS.title}
      description={WORDS.text(choices.year)}
      closeLabel={WORDS.cancel}
    >
      <Field label={WORDS.country}>
        {(control) => (
          <Select
            {...control}
            value={place.country}
            onChange={({ target }) => setPlace({ country: target.value, region: '' })}
          >
            {choices.countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {regions.length > 0 ? (
        <Field label={WORDS.region}>
          {(control) => (
            <Select
              {...control}
              value={place.region}
              onChange={({ target }) => setPlace({ ...place, region: target.value })}
            >
              <option value="">{WORDS.everywhere}</option>
              {regions.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <FormError>{error}</FormError>
      {added ? (
        <Notice tone="info" live>
          {added.length > 0 ? WORDS.found(added.length) : WORDS.none}
        </Notice>
      ) : null}
      <DialogActions>
        <Button onClick={onClose}>{WORDS.cancel}</Button>
        <Button
          variant="primary"
          disabled={!added || added.length === 0}
          onClick={() => onAdd(added ?? [])}
        >
          {WORDS.add}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
