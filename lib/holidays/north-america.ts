import { boxingDay, christmas, goodFriday, newYear, nth, on } from './christian-days';
import type { CountryHolidays } from './rules';

const weekend = 'nearest' as const;

/** 5 U.S.C. § 6103 (a) and (b). */
export const UNITED_STATES: CountryHolidays = {
  regions: {},
  rules: [
    newYear({ weekend }),
    nth(3, 1, 1, 'Martin Luther King Jr. Day'),
    nth(3, 1, 2, 'Washington’s Birthday'),
    nth(-1, 1, 5, 'Memorial Day'),
    on('06-19', 'Juneteenth', { weekend }),
    on('07-04', 'Independence Day', { weekend }),
    nth(1, 1, 9, 'Labor Day'),
    nth(2, 1, 10, 'Columbus Day'),
    on('11-11', 'Veterans Day', { weekend }),
    nth(4, 4, 11, 'Thanksgiving Day'),
    christmas({ weekend }),
  ],
};

const FAMILY_DAY = ['AB', 'BC', 'NB', 'ON', 'SK'];
const ATLANTIC_WITHOUT = ['NB', 'NS', 'NL', 'PE'];

/** Employment standards acts of the provinces, and the Canada Labour Code, s. 166. */
export const CANADA: CountryHolidays = {
  regions: {
    ...{ AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick' },
    ...{ NL: 'Newfoundland and Labrador', NS: 'Nova Scotia', ON: 'Ontario' },
    ...{ PE: 'Prince Edward Island', QC: 'Québec', SK: 'Saskatchewan' },
  },
  rules: [
    newYear(),
    nth(3, 1, 2, 'Family Day', { in: FAMILY_DAY }),
    nth(3, 1, 2, 'Louis Riel Day', { in: ['MB'] }),
    nth(3, 1, 2, 'Heritage Day', { in: ['NS'] }),
    nth(3, 1, 2, 'Islander Day', { in: ['PE'] }),
    goodFriday(),
    {
      name: 'Victoria Day',
      when: { weekday: 1, before: '05-25' },
      in: ['AB', 'BC', 'MB', 'ON', 'SK'],
    },
    { name: 'National Patriots’ Day', when: { weekday: 1, before: '05-25' }, in: ['QC'] },
    on('06-24', 'Saint-Jean-Baptiste Day', { in: ['QC'] }),
    on('07-01', 'Canada Day'),
    nth(1, 1, 8, 'British Columbia Day', { in: ['BC'] }),
    nth(1, 1, 8, 'Saskatchewan Day', { in: ['SK'] }),
    nth(1, 1, 8, 'New Brunswick Day', { in: ['NB'] }),
    nth(1, 1, 9, 'Labour Day'),
    on('09-30', 'Truth and Reconciliation Day', { in: ['BC', 'MB', 'PE'] }),
    nth(2, 1, 10, 'Thanksgiving', { notIn: ATLANTIC_WITHOUT }),
    on('11-11', 'Remembrance Day', { in: ['AB', 'BC', 'NB', 'NL', 'PE', 'SK'] }),
    christmas(),
    boxingDay({ in: ['ON'] }),
  ],
};
