import { expect, test } from 'vitest';
import { COUNTRIES, countryChoices } from './countries';
import { easterSunday, holidaysOf } from './rules';

/** Easter Sundays as published by the U.S. Census Bureau ("Easter Dates from 1600 to 2099"). */
test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2028, '2028-04-16'],
  [2029, '2029-04-01'],
  [2030, '2030-04-21'],
  [2035, '2035-03-25'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
])('Easter of %i is on %s', (year, date) => {
  expect(easterSunday(year)).toBe(date);
});

function datesOf(code: string, region: string | null, year: number): string[] {
  const country = COUNTRIES[code];
  if (!country) throw new Error(code);
  return holidaysOf(country, region, year).map(({ date }) => date.slice(5));
}

/** Published lists: Länder 2026, gov.uk, opm.gov, citizensinformation.ie, rijksoverheid.nl. */
test.each([
  [
    'DE',
    'BY',
    2026,
    '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-03 11-01 12-25 12-26',
  ],
  ['DE', 'BE', 2026, '01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26'],
  ['DE', 'SN', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26'],
  ['DE', null, 2027, '01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26'],
  ['GB', 'ENG', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28'],
  ['GB', 'ENG', 2028, '01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ['GB', 'SCT', 2028, '01-01 01-02 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26'],
  ['US', null, 2026, '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
  [
    'US',
    null,
    2027,
    '01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31',
  ],
  ['IE', null, 2026, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26'],
  ['IE', null, 2030, '01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26'],
  ['NL', null, 2025, '01-01 04-21 04-26 05-05 05-29 06-09 12-25 12-26'],
  ['NL', null, 2026, '01-01 04-06 04-27 05-14 05-25 12-25 12-26'],
  [
    'AT',
    null,
    2026,
    '01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26',
  ],
  ['SE', null, 2026, '01-01 01-06 04-03 04-06 05-01 05-14 06-06 06-20 10-31 12-25 12-26'],
  ['CA', 'ON', 2026, '01-01 02-16 04-03 05-18 07-01 09-07 10-12 12-25 12-26'],
  ['CH', 'GE', 2026, '01-01 04-03 04-06 05-14 05-25 08-01 09-10 12-25 12-31'],
  ['IT', null, 2025, '01-01 01-06 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'],
])('%s %s %i', (country, region, year, expected) => {
  expect(datesOf(country, region, year).join(' ')).toBe(expected);
});

test('no list names a region that it does not have, and every date is of its year', () => {
  for (const [code, country] of Object.entries(COUNTRIES)) {
    const named = country.rules.flatMap((rule) => [...(rule.in ?? []), ...(rule.notIn ?? [])]);
    expect([code, named.filter((region) => !(region in country.regions))]).toEqual([code, []]);
    for (const region of [null, ...Object.keys(country.regions)]) {
      const dates = holidaysOf(country, region, 2028);
      expect(dates.length).toBeGreaterThan(3);
      expect(dates.filter(({ date }) => !date.startsWith('2028-'))).toEqual([]);
    }
  }
});

test('choices are sorted by their names', () => {
  const choices = countryChoices('en');
  expect(choices.find(({ code }) => code === 'DE')).toMatchObject({ name: 'Germany' });
  expect(choices.map(({ name }) => name)).toEqual(choices.map(({ name }) => name).sort());
});
