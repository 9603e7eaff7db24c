import type { z } from 'zod';
import { fault } from '@/lib/http/fault';
import type { HolidayList, listHolidays as listOperation } from './contract';
import { COUNTRIES } from './countries';
import { holidaysOf } from './rules';

/** @throws Fault invalid_input for a country or region that is not on the list. */
export function listHolidays(query: z.output<(typeof listOperation)['query']>): HolidayList {
  const { country: code, region = null, year } = query;
  const country = COUNTRIES[code];
  if (!country) {
    const known = Object.keys(COUNTRIES).join(', ');
    throw fault('invalid_input', { public: `There is a list for ${known}.`, field: 'country' });
  }
  if (region !== null && !(region in country.regions)) {
    const known = Object.keys(country.regions).join(', ') || 'none';
    throw fault('invalid_input', { public: `Regions of ${code}: ${known}.`, field: 'region' });
  }
  return { country: code, region, year, items: holidaysOf(country, region, year) };
}
